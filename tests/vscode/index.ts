/** What the extension host calls: runs the suite and prints how it went, for people and for `npm test`. */
import Mocha from 'mocha';

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  // The suite's files declare their tests when they are loaded, so after the interface is there.
  require('./suite/all.ts');
  return new Promise((passed, failed) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      console.log(`@@ ${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
      if (failures) failed(new Error(`${failures} tests failed`));
      else passed();
    });
  });
}
