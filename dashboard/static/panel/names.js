/** Everything that a place is called: official names, then those of the gazetteer by kind and language. */

import { el } from "../shared/dom.js";

/** Kinds of names, those that say most first. */
const KINDS = ["endonym", "exonym", "former", "alias"];

/**
 * @typedef {{kind: string, language: string, names: string[]}} NameGroup  `language` is ISO 639-1, or
 *   empty where the source does not say
 */

/**
 * Names in groups of one kind and language; kinds in the order above, the unknown language last. Pure.
 *
 * @param {{toponym: string, language: string, kind: string}[]} toponyms
 * @returns {NameGroup[]}
 */
export function namesInGroups(toponyms) {
  /** @type {Map<string, NameGroup>} */
  const groups = new Map();
  for (const { toponym, language, kind } of toponyms) {
    const key = `${kind} ${language}`;
    if (!groups.has(key)) groups.set(key, { kind, language, names: [] });
    groups.get(key)?.names.push(toponym);
  }
  const rank = (/** @type {NameGroup} */ { kind }) =>
    KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length;
  return [...groups.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(a.language === "") - Number(b.language === "") ||
      a.language.localeCompare(b.language),
  );
}

/**
 * Name of a language in the reader's own; the code itself if the browser knows no better.
 *
 * @param {string} code
 * @param {"en" | "uk"} lang
 */
function languageName(code, lang) {
  return new Intl.DisplayNames(lang, { type: "language", fallback: "code" }).of(code) ?? code;
}

/** @param {any} passport @param {import("../shared/text.js").Text} text */
export function createNames({ name_uk, name_en, toponyms }, text) {
  const official = [
    { kind: "official", language: "uk", names: [name_uk] },
    { kind: "official", language: "en", names: [name_en] },
  ];
  const groups = [...official, ...namesInGroups(toponyms)];
  const rows = groups.map(({ kind, language, names }) => {
    const spoken = language && languageName(language, text.lang);
    const tongue = language ? { lang: language } : {};
    return el(
      "div",
      { class: "ctl-name-row" },
      el("dt", {}, [text.say(`panel.name.${kind}`), spoken].filter(Boolean).join(", ")),
      el("dd", tongue, names.join(", ")),
    );
  });
  const count = groups.reduce((sum, { names }) => sum + names.length, 0);
  return el(
    "details",
    { class: "ctl-more" },
    el("summary", {}, text.count("panel.names", count)),
    el("dl", { class: "ctl-names" }, ...rows),
  );
}
