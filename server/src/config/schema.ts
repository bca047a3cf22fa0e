/** JSON schemas of the configuration files, for editors that complete and check them. */
import type { RuleMeta } from '../core/engine/rule.ts';
import { SCRIPT_SETTINGS } from '../core/model/script.ts';
import { CATEGORIES, DOCUMENT_KINDS, LEVELS } from './values.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The schema of `.kanwurc.json`. */
export function configSchema(metas: readonly RuleMeta[]): object {
  const level = { $ref: '#/definitions/level' };
  return {
    $schema: DRAFT,
    title: 'Kanwu configuration (.kanwurc.json)',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description:
          'Severity of rules and categories; a rule wins over its category. · 规则或类别的级别；规则优先于类别。',
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(CATEGORIES.map((category) => [category, level])),
          ...Object.fromEntries(
            metas.map(({ id, severity, docs }) => [
              id,
              { ...level, description: `${docs.summary.en} · ${docs.summary.zh}`, default: severity },
            ]),
          ),
        },
      },
      ignore: {
        description:
          'Globs of files to pass over, relative to this folder; `!` takes a file in again. · 要跳过的文件（通配模式，相对于本文件夹）；以 `!` 开头则重新包括。',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      boilerplate: {
        description:
          'Regular expressions of your own site furniture, tried on each line. · 自定义的网站附加文字（正则表达式，逐行匹配）。',
        type: 'array',
        items: { type: 'string', format: 'regex', minLength: 1 },
      },
      documentKind: {
        description: 'What the documents are; without it, each is judged by itself. · 文档种类；不写则逐份判断。',
        enum: DOCUMENT_KINDS,
      },
      script: {
        description: 'Their script; without it, each is judged by itself. · 简体或繁体；不写则逐份判断。',
        enum: SCRIPT_SETTINGS,
      },
    },
    definitions: { level: { enum: LEVELS } },
  };
}

/** The schema of `.kanwu-ignore.json`. */
export function ignoreListSchema(metas: readonly RuleMeta[]): object {
  return {
    $schema: DRAFT,
    title: 'Kanwu: ignored findings (.kanwu-ignore.json)',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ignore: {
        description: 'Findings to leave out, by rule and quoted text. · 要忽略的问题，按规则和原文记录。',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'text'],
          properties: {
            rule: { enum: metas.map(({ id }) => id) },
            text: {
              description: 'The text that the finding stands on, exactly. · 问题所在的原文，须完全一致。',
              type: 'string',
              minLength: 1,
            },
            files: {
              description:
                'Glob of the files meant, relative to this folder; all without it. · 适用的文件（通配模式）；不写则全部适用。',
              type: 'string',
            },
            reason: { description: 'Why, for people. · 原因，供人查看。', type: 'string' },
          },
        },
      },
    },
  };
}
