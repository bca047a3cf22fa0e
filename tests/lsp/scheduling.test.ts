import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { Scheduler, type Steps } from '../../server/src/lsp/scheduler.ts';
import { connect, URI } from './harness.ts';

/** A runtime whose clock goes forward by what the work takes. */
function slowRuntime() {
  let time = 0;
  let breaths = 0;
  return {
    spend: (milliseconds: number) => {
      time += milliseconds;
    },
    breaths: () => breaths,
    runtime: {
      now: () => time,
      breathe: async () => {
        breaths++;
        await new Promise((resolve) => setImmediate(resolve));
      },
      after: () => ({ dispose: () => undefined }),
      files: undefined,
    },
  };
}

const never = { isCancellationRequested: false };

describe('the scheduler', () => {
  test('lets messages in after at most 8 milliseconds of steps', async () => {
    const { runtime, spend, breaths } = slowRuntime();
    function* steps(): Steps<string> {
      for (let i = 0; i < 40; i++) {
        spend(2);
        yield;
      }
      return 'done';
    }
    expect(await new Scheduler(runtime).run(steps(), never)).toBe('done');
    expect(breaths()).toBe(10);
  });

  test('ends cancelled work within a slice', async () => {
    const { runtime, spend } = slowRuntime();
    const source = new CancellationTokenSource();
    let taken = 0;
    function* steps(): Steps<void> {
      for (;;) {
        spend(3);
        if (++taken === 10) source.cancel();
        yield;
      }
    }
    const running = new Scheduler(runtime).run(steps(), source.token);
    await expect(running).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(taken).toBe(10);
  });

  test('lets background work wait for all other', async () => {
    const { runtime, spend } = slowRuntime();
    const order: string[] = [];
    function* steps(name: string): Steps<void> {
      for (let i = 0; i < 3; i++) {
        spend(9);
        order.push(name);
        yield;
      }
    }
    const scheduler = new Scheduler(runtime);
    await Promise.all([
      scheduler.run(steps('behind'), never, 'background'),
      scheduler.run(steps('a'), never),
      scheduler.run(steps('b'), never),
    ]);
    expect(order.slice(0, 7)).toEqual(['behind', 'a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('goes on after work that throws', async () => {
    const { runtime } = slowRuntime();
    const scheduler = new Scheduler(runtime);
    // biome-ignore lint/correctness/useYield: it fails before it could pause
    function* broken(): Steps<void> {
      throw new Error('broken');
    }
    await expect(scheduler.run(broken(), never)).rejects.toThrow('broken');
    function* sound(): Steps<number> {
      yield;
      return 1;
    }
    expect(await scheduler.run(sound(), never)).toBe(1);
  });
});

describe('requests about a version that is gone', () => {
  const long = '第一条 为了规范工作，制定本办法。\n'.repeat(40_000);

  test('are answered with an error at once, and the new version with its findings', async () => {
    const client = await connect({ settings: {} });
    await client.open('本鎮職責如下。\n');
    await client.pull();
    await client.change(2, [{ text: long }]);
    const old = client.pull();
    await client.change(3, [{ text: '本鎮(zhèn)職責(zé)如下。\n第一條是服務(wù)。\n' }]);
    const fresh = client.pull();
    await expect(old).rejects.toMatchObject({ code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
    expect((await fresh).kind).toBe('full');
    await client.stop();
  });

  test('stop when the client cancels them', async () => {
    const client = await connect({ settings: {} });
    await client.open(long);
    const source = new CancellationTokenSource();
    const request = client.request('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token);
    setImmediate(() => source.cancel());
    await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect((await client.pull()).kind).toBe('full');
    await client.stop();
  });

  test('stop when they were cancelled before they were read', async () => {
    const client = await connect({ settings: {} });
    await client.open(long);
    const source = new CancellationTokenSource();
    const request = client.request('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token);
    source.cancel();
    await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect((await client.pull()).kind).toBe('full');
    await client.stop();
  });

  test('wait for the delay that the user set after the last keystroke', async () => {
    const waits: number[] = [];
    let wake: () => void = () => undefined;
    const client = await connect(
      { settings: { delay: 5_000 } },
      {
        now: () => 0,
        after(milliseconds, callback) {
          if (milliseconds > 1_000) {
            waits.push(milliseconds);
            wake = callback;
          }
          return { dispose: () => undefined };
        },
      },
    );
    await client.open('本鎮職責如下。\n');
    await client.pull();
    expect(waits).toEqual([]);
    await client.change(2, [{ text: '本鎮職責。\n' }]);
    const pulled = client.pull();
    // answered behind the pull: its wait has begun by then
    await client.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    });
    expect(waits).toEqual([5_000]);
    wake();
    expect((await pulled).kind).toBe('full');
    await client.stop();
  });
});
