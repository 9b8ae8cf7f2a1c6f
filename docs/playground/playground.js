// SPDX-License-Identifier: MIT
// The playground: a request by a form, and the response by the library in the browser.

const find = (id) => document.getElementById(`playground-${id}`);

function fail(message) {
  find('problem').textContent = message;
  find('problem').hidden = false;
}

const load = () => import('./httplingo/src/web.js');

const sites = new Map(); // by theme

function add(parent, name, text, attributes = {}) {
  const element = Object.assign(document.createElement(name), attributes);
  element.textContent = text;
  parent.append(element);
  return element;
}

const read = () => Object.fromEntries(new FormData(find('request')));

function toOptions({status, acceptLanguage, accept, uri, retryAfter}) {
  const options = {status: Number(status), acceptLanguage, accept, uri};
  if (retryAfter) options.retryAfter = retryAfter;
  return options;
}

function showChoice({negotiate}, acceptLanguage, headers) {
  const {match, range} = negotiate(acceptLanguage);
  const how = range ? `${range} found it (${match})` : 'no range found a language, so it is the default';
  find('choice').textContent = `Language: ${headers['content-language']}; ${how}.`;
}

function showResponse({STATUS_CODES}, {status, headers, text}) {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`).join('');
  const isHtml = headers['content-type']?.startsWith('text/html');
  find('fields').textContent = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\n${fields}${isHtml ? '' : `\n${text}`}`;
  find('page').hidden = !isHtml;
  if (isHtml) find('page').srcdoc = text;
}

function showProgram(options) {
  find('program').textContent = `import { page } from 'httplingo';\n\nconst { status, headers, body } = page(${
    JSON.stringify(options, null, 2).replace(/"(\w+)":/g, '$1:')});`;
}

function showTitles({languages, status}, code) {
  const list = find('languages');
  list.replaceChildren();
  for (const {tag, autonym, direction} of languages()) {
    const button = add(add(list, 'li', ''), 'button', status(code).title(tag), {type: 'button', lang: tag, dir: direction});
    add(button, 'small', `${autonym} (${tag})`);
    button.addEventListener('click', () => {
      find('accept-language').value = tag;
      find('request').dispatchEvent(new Event('input'));
      find('choice').scrollIntoView();
    });
  }
}

let shown; // the code whose titles are listed

function show(library) {
  const values = read(), options = toOptions(values);
  if (!sites.has(values.theme)) sites.set(values.theme, new library.Site({theme: values.theme, name: 'Teahouse'}));
  const page = sites.get(values.theme).page(options);
  showChoice(library, values.acceptLanguage, page.headers);
  showResponse(library, page);
  showProgram(options);
  if (shown !== options.status) showTitles(library, (shown = options.status));
}

function fillIn({STATUS_CODES, THEMES, status}) {
  for (const [code, phrase] of Object.entries(STATUS_CODES))
    if (Number(code) >= 300 && status(Number(code)).registered)
      add(find('status'), 'option', `${code} ${phrase}`, {value: code, selected: code === '404'});
  for (const theme of THEMES) add(find('theme'), 'option', theme, {value: theme});
  find('accept-language').value = navigator.languages.join(', ');
}

try {
  const library = await load();
  fillIn(library);
  find('request').addEventListener('input', () => show(library));
  find('request').addEventListener('submit', (event) => event.preventDefault());
  show(library);
  document.documentElement.dataset.playground = 'ready';
} catch (error) {
  fail(`The library cannot be loaded: ${error.message}`);
}
