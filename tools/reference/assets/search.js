// SPDX-License-Identifier: MIT
// The search: a box above the plain list of everything.  The index is an ordinary script, so this
// works from file:// too.  Each entry is [name, address, phrase, title, kind, words]: the words are
// constants and other names, separated by spaces.
'use strict';
(() => {
  const MOST = 30;
  const place = document.getElementById('search');
  const list = document.getElementById('index'); // is hidden while results are shown
  const words = JSON.parse(document.getElementById('words').textContent);
  const untranslated = new Set(words.english ?? []);
  const language = document.documentElement.lang;

  // Upper and lower case, and accents and vowel points of Latin, Greek, Cyrillic, Hebrew and Arabic,
  // do not matter; nor do the forms of a character, such as full-width digits.
  const fold = (text) => text.normalize('NFKD').toLocaleLowerCase(language)
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g, '').replaceAll('ı', 'i').replaceAll('ß', 'ss');

  // Constants are found with and without what joins their parts: NOT_FOUND, NotFound.
  const compact = (text) => text.replace(/[^\p{L}\p{N}\p{M} ]/gu, '');

  const entries = window.searchIndex.map(([name, address, phrase, title, kind, others]) => {
    const constants = fold(others).split(' ').filter(Boolean);
    return {name, address, phrase, title, kind, folded: {
      name: fold(name), texts: [fold(phrase), fold(title)], constants: [...constants, ...constants.map(compact)]}};
  });

  // How well a text fits a part of the query: itself, its start, the start of a word of it, its middle.
  function rate(text, part, best) {
    if (text === part) return best;
    const at = text.indexOf(part);
    if (at < 0) return 0;
    if (at === 0) return best * 0.6;
    return best * (/[\p{L}\p{N}]/u.test(text[at - 1]) ? 0.2 : 0.4);
  }

  const most = (texts, part, best) => Math.max(0, ...texts.map((text) => rate(text, part, best)));

  function rateEntry({name, texts, constants}, part) {
    return Math.max(rate(name, part, 100), most(texts, part, 80), most(constants, part, 70),
      most(constants, compact(part) || part, 60));
  }

  // All parts of the query must be found, or the query as a whole.
  function find(query) {
    const whole = fold(query), parts = whole.split(/\s+/);
    return entries.map((entry) => {
      const rates = parts.map((part) => rateEntry(entry.folded, part));
      const sum = rates.every(Boolean) ? rates.reduce((a, b) => a + b) / parts.length : 0;
      return {entry, rate: Math.max(sum, rateEntry(entry.folded, whole))};
    }).filter((found) => found.rate).sort((a, b) => b.rate - a.rate).map((found) => found.entry);
  }

  function make(name, text, attributes = {}) {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  const say = (element, key, text = words[key]) => {
    element.textContent = text;
    if (untranslated.has(key)) Object.assign(element, {lang: 'en', dir: 'ltr'});
    return element;
  };

  // Appends a text in which the parts of the query are marked.  Folding may change how long a text
  // is, so it is done character by character.
  function mark(element, text, parts) {
    const pieces = [...text].map((one) => ({one, small: fold(one)}));
    const small = pieces.map((piece) => piece.small).join('');
    const marked = new Set();
    for (const part of parts)
      for (let at = small.indexOf(part); at >= 0 && part; at = small.indexOf(part, at + 1))
        for (let i = at; i < at + part.length; i++) marked.add(i);
    let at = 0, run = '', was = false;
    const flush = () => { if (run) element.append(was ? make('mark', run) : run); run = ''; };
    for (const piece of pieces) {
      const is = piece.small ? marked.has(at) : was;
      if (is !== was) flush();
      was = is;
      run += piece.one;
      at += piece.small.length;
    }
    flush();
    return element;
  }

  // A result.  Names and phrases are English, titles are in the language of the page.
  function item({name, address, phrase, title, kind}, parts) {
    const link = make('a', '', {href: address});
    const first = make('span', '', {lang: 'en', dir: 'ltr', translate: 'no'});
    first.append(mark(make('b', ''), name, parts));
    if (phrase) mark(first, ` ${phrase}`, parts);
    link.append(first, say(make('span', '', {class: 'kind'}), kind));
    if (title) link.append(mark(make('span', '', {class: 'text'}), title, parts));
    const entry = make('li', '');
    entry.append(link);
    return entry;
  }

  const input = make('input', '', {id: 'query', type: 'search', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false'});
  const status = make('p', '', {role: 'status', class: 'hint'});
  const results = make('ul', '');
  const label = say(make('label', '', {for: 'query'}), 'search_for');

  function show() {
    const query = input.value.trim();
    const found = query ? find(query) : [];
    const parts = fold(query).split(/\s+/);
    results.replaceChildren(...found.slice(0, MOST).map((entry) => item(entry, parts)));
    if (list) list.hidden = Boolean(query);
    if (!query) status.textContent = '';
    else if (found.length) say(status, 'results', words.results.replace('{count}', found.length.toLocaleString(language)));
    else say(status, 'no_results');
  }

  // Arrows go through the results, Escape clears the query.
  function move(event) {
    const stops = [input, ...results.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + ({ArrowDown: 1, ArrowUp: -1}[event.key] ?? NaN)];
    if (event.key === 'Escape' && input.value) {
      input.value = '';
      show();
      input.focus();
    } else if (event.key === 'Enter' && at === 0) {
      stops[1]?.click();
    } else if (next) {
      next.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  place.append(label, input, status, results);
  place.addEventListener('keydown', move);
  input.addEventListener('input', show);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === input) return;
    event.preventDefault();
    input.focus();
  });
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  show();
})();
