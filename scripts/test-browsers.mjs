import { parseArgs } from 'node:util';
import { prepareBrowsers } from './browsers.mjs';
import { clearResult, readResult, run, tool } from './process.mjs';

const { values } = parseArgs({
  options: { engine: { type: 'string', multiple: true }, files: { type: 'string', multiple: true } },
});

let failed = false;
for (const engine of prepareBrowsers(values.engine)) {
  clearResult(`browser-${engine}`);
  const env = { TEST_ENGINE: engine, ...(values.files && { TEST_FILES: values.files.join(',') }) };
  const code = await run(tool('wtr'), [], { env });
  failed ||= code !== 0 || !readResult(`browser-${engine}`);
}
process.exitCode = failed ? 1 : 0;
