/** What the extension host calls: runs the suite and prints how it went, for people and for `npm test`. */
import Mocha from 'mocha';
import { declareTests } from './suite/all.ts';

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  declareTests();
  return new Promise((passed, failed) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      console.log(`@@ ${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
      if (failures) failed(new Error(`${failures} tests failed`));
      else passed();
    });
  });
}
