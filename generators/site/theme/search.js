// SPDX-License-Identifier: MIT
// The search.  It works from file:// too, so the index is a script, which is read when it is wanted.
'use strict';
(() => {
  const root = document.currentScript.dataset.root;
  const form = document.querySelector('.search');
  const input = form.querySelector('input');
  const results = document.getElementById('site-results');
  const MOST = 12;
  let index;

  // Called by search-index.js.
  window.searchIndex = (data) => {
    index = data;
    index.names = index.names.map(([name, address]) => [name, address, name.toLowerCase()]);
    // What a page is about, beside its names.
    index.titles = Object.fromEntries(index.sections.filter(([, , heading]) => !heading)
      .map(([address, , , , text]) => [address, text.slice(0, 110)]));
    index.sections = index.sections.map(([address, title, heading, kind, text]) =>
      ({address, title, heading, kind, text, in: {title: title.toLowerCase(), heading: heading.toLowerCase(), text: text.toLowerCase()}}));
    show();
  };

  function load() {
    if (document.getElementById('site-index')) return;
    const script = document.createElement('script');
    script.id = 'site-index';
    script.src = `${root}search-index.js`;
    document.head.append(script);
  }

  // How well a name fits: itself, its start, a word of it, its middle.
  function rateName(name, query) {
    if (name === query) return 100;
    if (name.startsWith(query)) return 80 - name.length / 100;
    const at = name.indexOf(query);
    if (at < 0) return 0;
    return (/[\w]/.test(name[at - 1]) && name[at - 1] !== '_' ? 40 : 60) - name.length / 100;
  }

  // How well a section fits: all words must be in it.
  function rateSection(section, words) {
    let sum = section.heading ? 0 : 2;
    for (const word of words) {
      if (section.in.heading.includes(word)) sum += 14;
      else if (section.in.title.includes(word)) sum += section.heading ? 5 : 24;
      else if (section.in.text.includes(word)) sum += 3;
      else return 0;
    }
    if (section.in.heading.startsWith(words[0])) sum += 4;
    return sum;
  }

  function find(query) {
    const words = query.split(/\s+/).filter(Boolean);
    const found = [];
    const pages = new Set(); // that a name has found
    for (const [name, address, small] of index.names) {
      const rate = rateName(small, query.replace(/\(\d?\)?$/, ''));
      if (rate) pages.add(address.split('#')[0]);
      if (rate) found.push({rate, title: name, address, kind: /^lingo_/.test(small) ? 'C' : '', text: index.titles[address.split('#')[0]] ?? '', code: true});
    }
    for (const section of index.sections) {
      const rate = pages.has(section.address.split('#')[0]) ? 0 : rateSection(section, words);
      if (rate) found.push({rate, title: section.heading ? `${section.title}: ${section.heading}` : section.title,
        address: section.address, kind: section.kind, text: snippet(section, words)});
    }
    return found.sort((a, b) => b.rate - a.rate);
  }

  // The text around the first word.
  function snippet({text, in: {text: small}}, words) {
    const at = Math.max(0, Math.min(...words.map((word) => small.indexOf(word)).filter((i) => i >= 0).concat(small.length)));
    if (at >= small.length) return text.slice(0, 120);
    const start = at < 50 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
    return (start ? '… ' : '') + text.slice(start, start + 150);
  }

  // Appends a text with the words marked.
  function mark(element, text, words) {
    const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
    text.split(pattern).forEach((part, i) => {
      if (!part) return;
      const piece = i % 2 ? document.createElement('mark') : document.createTextNode(part);
      if (i % 2) piece.textContent = part;
      element.append(piece);
    });
  }

  function item({title, address, kind, text, code}, words) {
    const link = document.createElement('a');
    link.href = root + address;
    if (kind) link.append(Object.assign(document.createElement('span'), {className: 'kind', textContent: kind}));
    const name = document.createElement(code ? 'code' : 'b');
    mark(name, title, words);
    link.append(name);
    if (text) {
      const line = Object.assign(document.createElement('span'), {className: 'text'});
      mark(line, text, words);
      link.append(line);
    }
    const entry = document.createElement('li');
    entry.append(link);
    return entry;
  }

  function show() {
    const query = input.value.trim().toLowerCase();
    results.hidden = !query;
    results.replaceChildren();
    if (!query) return;
    const line = Object.assign(document.createElement('p'), {role: 'status'});
    results.append(line);
    if (!index) {
      line.textContent = 'Loading …';
      return;
    }
    const words = query.split(/\s+/);
    const found = find(query);
    line.textContent = found.length === 0 ? 'Nothing found.' :
      found.length > MOST ? `The best ${MOST} of ${found.length} results` :
        found.length === 1 ? '1 result' : `${found.length} results`;
    const list = document.createElement('ul');
    list.append(...found.slice(0, MOST).map((one) => item(one, words)));
    if (found.length) results.append(list);
  }

  function close() {
    input.value = '';
    show();
  }

  // Arrow keys go through the results.
  function move(event) {
    const links = [input, ...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Escape' && !results.hidden) {
      input.focus();
      close();
    } else if (step && at >= 0 && links[at + step]) {
      links[at + step].focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  form.hidden = false;
  input.addEventListener('focus', load);
  input.addEventListener('input', () => { load(); show(); });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  for (const element of [form, results]) element.addEventListener('keydown', move);
  document.addEventListener('click', ({target}) => {
    if (!results.hidden && !form.contains(target) && !results.contains(target)) results.hidden = true;
  });
  results.addEventListener('click', ({target}) => { if (target.closest('a')) results.hidden = true; });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    input.focus();
  });
})();
