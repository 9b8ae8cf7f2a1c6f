// SPDX-License-Identifier: MIT
// The playground: how a language and a format are chosen, step by step, and what is wrong with a
// response.  The library does it, as a WebAssembly module.  This is not a module itself, so that it
// can say from file:// that the library cannot be loaded there.
'use strict';
(() => {
  const place = document.getElementById('playground');
  const words = JSON.parse(document.getElementById('words').textContent);
  const untranslated = new Set(words.english ?? []);
  const DELAY = 250; // milliseconds after typing

  // The media types of the formats.
  const TYPES = {html: 'text/html', 'problem+json': 'application/problem+json', 'problem+xml': 'application/problem+xml',
    json: 'application/json', xml: 'application/xml', text: 'text/plain'};

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

  const WEIGHT = /^([01]?)(?:[.,](\d*))?$/;

  // The weight of an element, as the library reads it; undefined if it has no clear meaning.
  function readWeight(text) {
    const parts = WEIGHT.exec(text);
    if (!parts || text === '' || /^[.,]?$/.test(text)) return undefined;
    const value = Number(`${parts[1] || 0}.${parts[2] || 0}`);
    if (value > 1) return undefined;
    return value > 0 ? Math.max(0.001, Math.floor(value * 1000 + 1e-9) / 1000) : 0;
  }

  // The elements of a field; a comma before a digit is a decimal comma of a weight.
  function readElements(text, isRange) {
    return text.split(/,(?!\d)/).map((part) => part.trim()).filter(Boolean).map((part) => {
      const [range, ...parameters] = part.split(';').map((piece) => piece.trim());
      const weights = parameters.filter((parameter) => /^q\s*=/i.test(parameter));
      const weight = weights.length ? readWeight(weights[0].replace(/^q\s*=\s*/i, '')) : 1;
      const isValid = weights.length < 2 && weight !== undefined && parameters.every(Boolean) && isRange(range, parameters);
      return {part, range, weight, isValid};
    });
  }

  const isLanguageRange = (range, parameters) =>
    /^(\*|[a-z]{1,8}([-_][a-z0-9]{1,8})*(\.[\w-]+)?(@\w+)?)$/i.test(range) && parameters.every((parameter) => /^q\s*=/i.test(parameter));
  const isMediaRange = (range) => /^(\*\/\*|[\w!#$&^.+-]+\/(\*|[\w!#$&^.+*-]+))$/.test(range);

  // The valid elements by weight, then the others.
  const inOrder = (elements) => [...elements].sort((a, b) => b.isValid - a.isValid || (a.isValid ? b.weight - a.weight : 0));

  const plainTag = (range) => range.replaceAll('_', '-').toLowerCase();

  // What each range of languages finds, and what is chosen.
  function languageSteps(library, field, offered) {
    const choose = (text) => (offered.length ? library.negotiate(text, offered) : library.negotiate(text));
    const final = choose(field);
    let isOpen = final.range !== undefined;
    const elements = inOrder(readElements(field, isLanguageRange));
    const refusals = elements.filter((one) => one.isValid && one.weight === 0).map((one) => `, ${one.part}`).join('');
    const rows = elements.map((element) => {
      if (!element.isValid) return {...element, result: 'invalid'};
      if (element.weight === 0) return {...element, result: 'refused'};
      if (isOpen && plainTag(element.range).startsWith(plainTag(final.range))) {
        isOpen = false;
        return {...element, result: 'chosen', choice: final.language, match: final.match};
      }
      const alone = choose(element.range + refusals);
      if (alone.range === undefined) return {...element, result: 'not_available'};
      return {...element, result: 'lower', choice: alone.language, match: alone.match};
    });
    return {rows, choice: final.language};
  }

  // Whether a media range covers a format: it is preferred over a default that the range cannot cover.
  function covers({negotiateFormat}, range, format) {
    if (range === '*/*') return true;
    const other = TYPES[format].startsWith('text/') ? 'json' : 'html';
    return negotiateFormat(range, [format, other], {default: other}) === format;
  }

  function howCovered(range, format) {
    if (range.includes('*')) return 'wildcard';
    return range.toLowerCase() === TYPES[format] ? 'exact' : 'similar';
  }

  // How specific a match is: the weight of a format is that of the most specific range.
  const specificity = (range, format) =>
    ({exact: 3, similar: 2}[howCovered(range, format)] ?? (range === '*/*' ? 0 : 1));

  // What each media range finds, and what is chosen.
  function formatSteps(library, field) {
    const final = library.negotiateFormat(field);
    const elements = inOrder(readElements(field, isMediaRange));
    const winner = elements.filter((one) => one.isValid && one.weight > 0 && covers(library, one.range, final))
      .sort((a, b) => specificity(b.range, final) - specificity(a.range, final))[0];
    const rows = elements.map((element) => {
      const {range} = element;
      if (!element.isValid) return {...element, result: 'invalid'};
      if (element.weight === 0) return {...element, result: 'refused'};
      const choice = element === winner ? final : library.negotiateFormat(range);
      if (!covers(library, range, choice)) return {...element, result: 'not_available'};
      return {...element, result: element === winner ? 'chosen' : 'lower', choice, match: howCovered(range, choice)};
    });
    return {rows, choice: final};
  }

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

  function showFindings({check}, {response, method, output, list}) {
    const isEmpty = response.value.trim() === '';
    const head = toHead(response.value);
    const findings = isEmpty ? [] : check(head, {method: method.value, complete: false});
    findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.line ?? 0) - (b.line ?? 0));
    list.replaceChildren(...findings.map((finding) => findingItem(finding, head.split('\r\n'))));
    output.replaceChildren();
    if (findings.length) output.append(say('span', 'findings'), `: ${findings.length}`);
    else if (!isEmpty) output.append(say('span', 'no_findings'));
  }

  // ---- the page ----

  const weighted = navigator.languages.slice(0, 10).map((tag, i) => (i ? `${tag};q=${(1 - i / 10).toFixed(1)}` : tag)).join(', ');
  const language = negotiationOf('Accept-Language', weighted);
  const format = negotiationOf('Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8');
  const offered = wire('input', 'en de es fr ar ja pt-BR sr-Latn zh-Hans');
  const response = wire('textarea', 'HTTP/1.1 401 Unauthorized\nDate: Sun, 29 Nov 2026 12:00:00 GMT\nContent-Type: text/html\nRetry-After: soon\n', {rows: '8'});
  const method = make('select', '', {class: 'wire'}, ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'].map((name) => make('option', name)));
  const checked = {response, method, output: make('p', '', {role: 'status', class: 'answer'}), list: make('ol', '', {class: 'findings'})};

  // A form, so that a screen reader lists its fields; nothing is sent.
  const formOf = (heading, ...children) => {
    const form = make('form', '', {'aria-labelledby': heading.id}, ...children);
    form.addEventListener('submit', (event) => event.preventDefault());
    return form;
  };

  function build() {
    const choosing = say('h2', 'negotiation', {id: 'negotiation'}), checking = say('h2', 'check_heading', {id: 'check'});
    place.append(choosing, formOf(choosing,
      labelled('offered', say('label', 'available'), offered, say('p', 'all_languages', {class: 'hint'})),
      language.box, language.output, language.table, format.box, format.output, format.table));
    place.append(checking, formOf(checking, labelled('method', say('label', 'method'), method),
      labelled('response', say('label', 'response_head'), response), checked.output, checked.list));
  }

  function fail(key) {
    place.replaceChildren(say('p', key, {class: 'note', role: 'alert'}));
    document.documentElement.dataset.playground = key;
  }

  // A tag that is no tag is left out while it is typed.
  function readOffered(library) {
    const tags = offered.value.split(/[\s,]+/).filter(Boolean);
    try {
      new library.Offer(tags.length ? tags : ['en']).close();
      offered.removeAttribute('aria-invalid');
      return tags;
    } catch {
      offered.setAttribute('aria-invalid', 'true');
      return undefined;
    }
  }

  function showChoices(library) {
    const tags = readOffered(library);
    if (tags) showSteps(language.output, language.table, languageSteps(library, language.input.value, tags));
    showSteps(format.output, format.table, formatSteps(library, format.input.value));
  }

  function start(library) {
    for (const [work, ...inputs] of [[() => showChoices(library), offered, language.input, format.input],
      [() => showFindings(library, checked), response, method]]) {
      let timer;
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(work, DELAY);
      };
      for (const input of inputs) input.addEventListener('input', later);
      work();
    }
    document.documentElement.dataset.playground = 'ready';
  }

  const {module} = place.dataset;
  if (!module) {
    fail('no_checker');
  } else if (location.protocol === 'file:') {
    fail('needs_server');
  } else {
    build();
    import(new URL(module, document.baseURI)).then(start, () => fail('no_checker'));
  }
})();
