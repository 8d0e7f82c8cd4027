// Sentences from templates: `[a|b|]` chooses, `{name}` takes a value of the context or expands a rule of that name.

function choose(random, text) {
  while (text.includes("[")) {
    text = text.replace(/\[([^[\]]*)\]/, (_, options) => random.pick(options.split("|")));
  }
  return text;
}

function fill(random, text, context, rules) {
  return choose(random, text).replace(/\{(\w+)\}/g, (_, name) => {
    if (name in context) return context[name];
    if (!(name in rules)) throw new Error(`no rule "${name}" for: ${text}`);
    return fill(random, random.pick(rules[name]), context, rules);
  });
}

export function write(random, templates, context, rules = {}) {
  const template = Array.isArray(templates) ? random.pick(templates) : templates;
  const text = fill(random, template, context, rules)
    .replace(/ +/g, " ")
    .replace(/ ([.,!?](\s|$))/g, "$1")
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
