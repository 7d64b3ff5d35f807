// The search inside an offline pack: a plain script, no module, that works from a USB stick (file:) in any browser.
(function () {
  "use strict";
  var index = null;
  var form = document.getElementById("search");
  var input = document.getElementById("q");
  var status = document.getElementById("status");
  var results = document.getElementById("results");
  var word = /[a-z0-9]/;

  function folded(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[〔\[（(【](?=[0-9])|[〕\]）)】]/g, " ")
      .replace(/[“”"'‘’《》〈〉「」『』]/g, "");
  }

  function tokens(text) {
    var found = [];
    (folded(text).match(/[a-z0-9]+|[^\sa-z0-9]+/g) || []).forEach(function (run) {
      if (word.test(run)) return found.push({ text: run, prefix: true });
      var characters = Array.from(run).filter(function (character) { return /\p{L}/u.test(character); });
      if (characters.length === 1) found.push({ text: characters[0], prefix: true });
      for (var place = 1; place < characters.length; place += 1) found.push({ text: characters[place - 1] + characters[place], prefix: false });
    });
    return found;
  }

  function ask(wanted, presence) {
    return index.query(function (query) {
      wanted.forEach(function (token) {
        query.term(token.text, { presence: presence, wildcard: token.prefix ? window.lunr.Query.wildcard.TRAILING : window.lunr.Query.wildcard.NONE });
      });
    });
  }

  function show() {
    var wanted = tokens(input.value.slice(0, 100));
    results.replaceChildren();
    status.textContent = "";
    if (!wanted.length) return;
    if (!index) return void (status.textContent = "正在准备查找…");
    var all = ask(wanted, window.lunr.Query.presence.REQUIRED);
    var found = all.length ? all : ask(wanted, window.lunr.Query.presence.OPTIONAL);
    found.slice(0, 20).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = "#" + hit.ref;
      link.textContent = document.getElementById(hit.ref).querySelector("h2").textContent;
      item.append(link);
      results.append(item);
    });
    status.textContent = !found.length ? "没有找到，请换个词试试" : all.length ? "找到 " + found.length + " 篇" : "没有同时包含所有词的内容，以下 " + Math.min(20, found.length) + " 篇包含其中一部分";
  }

  // The file has each weight once, by text, and numbers as steps from one to the next; lunr reads an index that names the texts of every term as well.
  function turned(written) {
    var count = written.fields.length;
    var terms = written.terms.map(function (term, number) {
      var entry = { _index: number };
      written.fields.forEach(function (field) { entry[field] = {}; });
      return [term, entry];
    });
    var place = 0;
    var vectors = written.sizes.map(function (size, text) {
      var reference = "d" + Math.floor(text / count);
      var field = written.fields[text % count];
      var vector = [];
      var number = 0;
      for (var end = place + size; place < end; place += 1) {
        number += written.steps[place];
        vector.push(number, written.weights[place] / 1000);
        terms[number][1][field][reference] = {};
      }
      return [field + "/" + reference, vector];
    });
    terms.sort(function (one, other) { return one[0] < other[0] ? -1 : 1; });
    return { version: written.version, fields: written.fields, fieldVectors: vectors, invertedIndex: terms, pipeline: [] };
  }

  function unpacked() {
    var packed = Uint8Array.from(atob(document.getElementById("index").dataset.index), function (character) { return character.charCodeAt(0); });
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }

  unpacked().then(function (content) {
    index = window.lunr.Index.load(turned(content));
    show();
  }).catch(function () {
    status.textContent = "这个浏览器太旧，不能查找；请用目录，或按 Ctrl+F";
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
  });
  input.addEventListener("input", show);
})();
