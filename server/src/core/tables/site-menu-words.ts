/**
 * Words that the entries of a site's menus are made of, folded. A line is such an entry where it can be cut into these
 * words and nothing is left: `VIP免费专区`, `我的上传`, `相关文档推荐`.
 */
import { words } from './furniture-pattern.ts';

/** Words that hardly anything but a site's menu says: one makes an entry. */
export const SURE_MENU_WORDS: readonly string[] = words(`
  vip svip 会员 登录 登陆 注册 充值 续费 首页 客户端 app 猜你 换一换 热搜 点赞 打赏 福利社 搜试试 试试 文库 范文 文档 上传 举报 收藏
  购物车 签到 金币 积分 下载券 排行榜 排行 热榜 榜单 客服 触屏版 手机版 电脑版 移动版 站内信 二维码 扫码 微信扫一扫 微博 评论 跟帖 网友
  小编 投稿 豆丁 百度 爱问 道客 友情链接 网站地图 站点地图 网站声明 加关注 私信 赚钱 付费 限免 热门 往期 订阅 网页 本站
  精华 原创 频道 热点`);

/** Words that stand beside those, and in documents as well. */
export const PLAIN_MENU_WORDS: readonly string[] = words(`
  下载 搜索 更多 首 页 网 版 区 群 号 端 推荐 相关 最新 最近 最热 精选 精品 优质 优秀 免费 专属 专区 特权 专享 权益 中心 立即 马上 点击 查看 返回 打开 关闭 进入
  展开 收起 继续 全部 所有 分类 类别 栏目 目录 标签 主题 专题 活动 我的 我要 在线 阅读 浏览 预览 播放 观看 收听 全文 原文 正文 文章 文献 资料 资源
  内容 信息 简介 介绍 描述 详情 用户 账号 帐号 个人 主页 作者 管理 设置 消息 通知 服务 帮助 联系 我们 关于 使用 说明 须知 声明 条款 协议 隐私
  政策 版权 申诉 侵权 投诉 意见 建议 反馈 认领 新闻 资讯 动态 头条 图片 视频 音频 直播 问答 论坛 社区 圈子 企业 行业 商城 书城 商店 书房 书籍
  课件 课程 题库 试卷 作文 论文 期刊 杂志 简历 合同 模板 素材 图纸 公文 大全 工具 合作 商务 广告 招聘 人才 诚聘 英才 咨询 知识 加盟 代理 手机 电脑 移动 微信
  qq 公众 公众号 小程序 邮箱 电话 热线 本周 本月 今日 昨日 一周 分享 转发 打印 喜欢 感兴趣 可能 还 也 在 看 的 您 你 大家 都 人 与 和 及
  了 至 到 去 来 新 热 导航 链接 地图 声音 高级 高清 无水印 格式 word pdf ppt doc docx txt 版本 电子 编辑 编号 保障 保存 复制 添加 加入 开通 购买 成为
  获取 领取 邀请 好友 同类 类似 相似 本类 其他 其它 上一篇 下一篇 赞 踩 顶 评分 好评 打分 满意度 申请 入驻 认证 实名 店铺 机构 专家 自媒体 提交 发表 发布`);
