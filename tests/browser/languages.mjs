// SPDX-License-Identifier: MIT
// languages.mjs FOLDER NAME...: takes a picture of each page in the folder, and one of all of them.
import {statSync} from 'node:fs';
import {check, finish, launch} from './harness.mjs';

const [folder, ...names] = process.argv.slice(2);
const browser = await launch('--allow-file-access-from-files');
const page = await (await browser.newContext()).newPage();

// picture(NAME, WIDTH, HEIGHT): what is wrong.
async function picture(name, width, height) {
  const path = `${folder}/${name}.png`;
  try {
    await page.setViewportSize({width, height});
    await page.goto(`file://${folder}/${name}.html`);
    await page.screenshot({path});
    return statSync(path).size > 5000 ? [] : ['it is empty'];
  } catch (error) {
    return [error.message];
  }
}

for (const name of names) check(`${name} has a picture`, await picture(name, 412, 760));
check('all in one picture', await picture('all', 2060, 3800));
await finish(browser);
