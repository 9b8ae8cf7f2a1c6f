// SPDX-License-Identifier: MIT
// What node's test runner found, in the words that ./check counts: a line for each test.
import {basename} from 'node:path';

const nameOf = ({file, name}) => `${basename(file ?? '').replace(/\.test\.\w+$/, '')}: ${name}`;

const oneLine = (text) => String(text).trim().replace(/\s*\n\s*/g, '; ');

function describe({details: {error}}) {
  const cause = error?.cause ?? error;
  return oneLine(cause?.message ?? cause).slice(0, 600);
}

export default async function* reporter(events) {
  for await (const {type, data} of events) {
    const isFile = data?.name?.endsWith?.('.mjs') || data?.name?.endsWith?.('.cjs');
    if (type === 'test:pass' && data.skip !== undefined) yield `skip ${nameOf(data)}: ${data.skip}\n`;
    else if (type === 'test:pass' && data.details.type !== 'suite' && !isFile) yield `ok ${nameOf(data)}\n`;
    else if (type === 'test:fail') yield `not ok ${nameOf(data)}: ${describe(data)}\n`;
    else if (type === 'test:stderr' || type === 'test:stdout') yield data.message.replace(/^/gm, '# ');
  }
}
