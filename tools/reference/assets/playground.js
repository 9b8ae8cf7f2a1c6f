// SPDX-License-Identifier: MIT
// The playground: how a language and a format are chosen, step by step, and what is wrong with a
// response.  The library does it in playground-worker.js, so that the page never waits for it.  This
// is not a module itself, so that it can say from file:// that the library cannot be loaded there.
'use strict';
(() => {
  const place = document.getElementById('playground');
  const words = JSON.parse(document.getElementById('words').textContent);
  const untranslated = new Set(words.english ?? []);
  const script = new URL('playground-worker.js', document.currentScript.src);
  const DELAY = 250; // milliseconds after typing

  // ---- elements ----

  function make(name, text, attributes = {}, ...children) {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // make() with a label of the site, in which {choice} is a value.
  function say(name, key, attributes = {}, choice = '') {
    const english = untranslated.has(key) ? {lang: 'en', dir: 'ltr'} : {};
    const element = make(name, '', {...english, ...attributes});
    words[key].split(/(\{choice\})/).forEach((part) => element.append(part === '{choice}' ? code(choice) : part));
    return element;
  }

  const code = (text) => make('code', text, {translate: 'no'});

  // A labelled control: the label is one of the site, or the name of a field.
  function labelled(id, label, control, hint) {
    control.id = id;
    label.setAttribute('for', id);
    const box = make('div', '', {class: 'field'}, label);
    if (hint) {
      hint.id = `${id}-hint`;
      control.setAttribute('aria-describedby', hint.id);
      box.append(hint);
    }
    box.append(control);
    return box;
  }

  const wire = (name, value, attributes = {}) => Object.assign(
    make(name, '', {class: 'wire', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', ...attributes}), {value});

  const fieldName = (name) => make('label', '', {}, code(name));

  // ---- the steps of negotiation ----

  function stepRow({part, range, weight, isValid, result, choice, match}) {
    const cell = make('td', '', {class: result}, say('span', result, {}, choice));
    if (match) cell.append(' (', say('span', `match_${match}`), ')');
    return make('tr', '', {}, make('td', '', {}, code(isValid ? range : part)),
      make('td', isValid ? String(weight) : ''), cell);
  }

  // The choice as a sentence, and the steps as a table.
  function showSteps(output, table, {rows, choice}) {
    const found = rows.some((row) => row.result === 'chosen');
    const sentence = say('span', found ? 'chosen' : 'default_choice', {}, choice);
    output.replaceChildren(sentence);
    table.hidden = rows.length === 0;
    table.querySelector('tbody').replaceChildren(...rows.map(stepRow));
  }

  // A field, and what it leads to.
  function negotiationOf(name, value) {
    const input = wire('input', value), output = make('p', '', {role: 'status', class: 'answer'});
    const id = name.toLowerCase();
    const head = make('tr', '', {}, ...['range', 'weight', 'result'].map((key) => say('th', key, {scope: 'col'})));
    const table = make('div', '', {class: 'table', role: 'region', tabindex: '0', 'aria-label': name}, make('table', '', {},
      make('thead', '', {}, head), make('tbody', '')));
    table.hidden = true;
    return {input, output, table, box: labelled(id, fieldName(name), input)};
  }

  // ---- the check ----

  const LEVELS = ['must', 'should', 'may'];

  // A text area has lines that end with LF; what follows the head is not checked, because its size
  // on the wire is not known.
  const toHead = (text) => `${text.replace(/^\s+/, '').split(/\r?\n\r?\n/)[0].trimEnd().split(/\r?\n/).join('\r\n')}\r\n\r\n`;

  // "RFC 9110 15.5.2, 11.6.1" as links to the sections.
  function basisOf(text = '') {
    const basis = make('span', '', {lang: 'en', dir: 'ltr', translate: 'no'});
    let rfc;
    for (const piece of text.split(/(RFC \d+ [\w.]+|[\d.]*\d)/)) {
      const [, number, section = piece] = /^RFC (\d+) ([\w.]+)$/.exec(piece) ?? [];
      rfc = number ?? rfc;
      const address = `https://www.rfc-editor.org/rfc/rfc${rfc}#${/^\d/.test(section) ? 'section' : 'appendix'}-${section}`;
      basis.append(rfc && /\d/.test(piece) ? make('a', piece, {href: address}) : piece);
    }
    return basis;
  }

  function findingItem({level, text, basis, line}, lines) {
    const item = make('li', '', {class: level}, make('b', level, {lang: 'en', translate: 'no'}), ' ');
    item.append(make('span', text, {lang: 'en', dir: 'ltr'}), ' ', basisOf(basis));
    if (line && lines[line - 1]) item.append(make('br', ''), code(lines[line - 1]));
    return item;
  }

  function showFindings(findings) {
    const {response, output, list} = checked;
    const lines = toHead(response.value).split('\r\n');
    findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.line ?? 0) - (b.line ?? 0));
    list.replaceChildren(...findings.map((finding) => findingItem(finding, lines)));
    output.replaceChildren();
    if (findings.length) output.append(say('span', 'findings'), `: ${findings.length}`);
    else if (!isEmpty()) output.append(say('span', 'no_findings'));
  }

  // ---- the page ----

  const weighted = navigator.languages.slice(0, 10).map((tag, i) => (i ? `${tag};q=${(1 - i / 10).toFixed(1)}` : tag)).join(', ');
  const language = negotiationOf('Accept-Language', weighted);
  const format = negotiationOf('Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8');
  const offered = wire('input', 'en de es fr ar ja pt-BR sr-Latn zh-Hans');
  const response = wire('textarea', 'HTTP/1.1 401 Unauthorized\nDate: Sun, 29 Nov 2026 12:00:00 GMT\nContent-Type: text/html\nRetry-After: soon\n', {rows: '8'});
  const method = make('select', '', {class: 'wire'}, ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'].map((name) => make('option', name)));
  const checked = {response, method, output: make('p', '', {role: 'status', class: 'answer'}), list: make('ol', '', {class: 'findings'})};

  const isEmpty = () => response.value.trim() === '';

  // A form, so that a screen reader lists its fields; nothing is sent.
  const formOf = (heading, ...children) => {
    const form = make('form', '', {'aria-labelledby': heading.id}, ...children);
    form.addEventListener('submit', (event) => event.preventDefault());
    return form;
  };

  // The content is shown with the first answers, so that nothing moves when these arrive.
  function build() {
    const choosing = say('h2', 'negotiation', {id: 'negotiation'}), checking = say('h2', 'check_heading', {id: 'check'});
    return [choosing, formOf(choosing,
      labelled('offered', say('label', 'available'), offered, say('p', 'all_languages', {class: 'hint'})),
      language.box, language.output, language.table, format.box, format.output, format.table),
    checking, formOf(checking, labelled('method', say('label', 'method'), method),
      labelled('response', say('label', 'response_head'), response), checked.output, checked.list)];
  }

  function show(state, ...content) {
    place.replaceChildren(...content);
    place.removeAttribute('aria-busy');
    document.documentElement.dataset.playground = state;
  }

  const fail = (key) => show(key, say('p', key, {class: 'note', role: 'alert'}));

  // While a tag is typed that is none yet, the last choice of a language stays.
  function showChoices({language: steps, format: formatSteps}) {
    if (steps) showSteps(language.output, language.table, steps);
    if (steps) offered.removeAttribute('aria-invalid');
    else offered.setAttribute('aria-invalid', 'true');
    showSteps(format.output, format.table, formatSteps);
  }

  // What the worker is asked, what shows its answer, and the inputs that it depends on.
  const QUESTIONS = {
    choices: [() => ({offered: offered.value, language: language.input.value, format: format.input.value}), showChoices,
      [offered, language.input, format.input]],
    findings: [() => ({head: isEmpty() ? '' : toHead(response.value), method: method.value}), showFindings, [response, method]],
  };

  function start(worker) {
    const open = new Set(Object.keys(QUESTIONS));
    worker.addEventListener('message', ({data: {kind, answer}}) => {
      if (!answer) return fail('no_checker');
      QUESTIONS[kind][1](answer);
      if (open.delete(kind) && !open.size) show('ready', ...build());
    });
    worker.addEventListener('error', () => fail('no_checker'));
    for (const [kind, [question, , inputs]] of Object.entries(QUESTIONS)) {
      let timer;
      const ask = () => worker.postMessage({kind, ...question()});
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(ask, DELAY);
      };
      for (const input of inputs) input.addEventListener('input', later);
      ask();
    }
  }

  const {module} = place.dataset;
  if (!module) {
    fail('no_checker');
  } else if (location.protocol === 'file:') {
    fail('needs_server');
  } else {
    place.setAttribute('aria-busy', 'true');
    start(new Worker(script, {type: 'module', name: new URL(module, document.baseURI).href}));
  }
})();
