// Prints "passed failed skipped" of a JSON report of vitest, or fails when the report holds no test.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (!(report.numTotalTests > 0)) throw new Error('vitest ran no test');
console.log(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
