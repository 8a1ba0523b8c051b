export type Language = "en" | "zh";

export type Messages = Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;

export type Values = Record<string, string | number>;

/** The messages of one language: a template by its key, in the plural form of `count`, and the template filled in. */
export function messagesOf(messages: Messages, language: Language) {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);

  function template(key: string, count?: string | number): string {
    const message = messages[key];
    if (message === undefined) throw new Error(`missing message: ${key}, in locales/${language}.json`);
    if (typeof message === "string") return message;
    const form = typeof count === "number" ? plural.select(count) : "other";
    return message[form] ?? message.other ?? "";
  }

  function fill(text: string, values: Values): string {
    return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name];
      return value === undefined ? slot : typeof value === "number" ? number.format(value) : value;
    });
  }

  return {template, fill, t: (key: string, values: Values = {}) => fill(template(key, values.count), values)};
}
