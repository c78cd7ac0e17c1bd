/** A gate as a health script of Argo CD, which opens no library but the basic one and that of tables: no texts can be looked into. */
import { type Decision, defaulted, isDecision, type Row, type Test, type Value, type Verdict } from '../expression';

const STATES = { ready: 'Healthy', waiting: 'Progressing', failed: 'Degraded' } as const;

/** What scripts call, each with what it calls itself; a script contains those that it needs. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  get: `local function get(from, ...)
  for _, key in ipairs({...}) do
    if type(from) ~= "table" then return nil end
    from = from[key]
  end
  return from
end`,
  number: `local function number(value, otherwise)
  if type(value) == "number" then return value end
  return otherwise
end`,
  find: `local function find(list, test)
  if type(list) ~= "table" then return nil end
  for _, item in ipairs(list) do
    if type(item) == "table" and test(item) then return item end
  end
  return nil
end`,
  condition: `local function condition(name, field)
  return get(find(get(obj, "status", "conditions"), function(item) return item.type == name end), field)
end`,
  pick: `local function pick(test, yes, no)
  if test then return yes end
  return no
end`,
  least: `local function least(a, b)
  if a < b then return a end
  return b
end`,
  oneOf: `local function oneOf(value, ...)
  for _, text in ipairs({...}) do
    if value == text then return true end
  end
  return false
end`,
  say: `local function say(...)
  local said = ""
  for at = 1, select("#", ...) do
    local part = select(at, ...)
    if part ~= nil then said = said .. tostring(part) end
  end
  return said
end`,
  lookup: `local function lookup(texts, key, otherwise)
  if key ~= nil and texts[key] ~= nil then return texts[key] end
  return otherwise
end`,
  reason: `local function reason(name, otherwise)
  if condition(name, "type") == nil then return otherwise end
  local why, message = condition(name, "reason"), condition(name, "message")
  if why == "" then why = nil end
  if message == "" then message = nil end
  if why and message then return why .. ", " .. message end
  return why or message or (name .. " is " .. tostring(condition(name, "status")))
end`,
  progress: `local function progress(value)
  if value == nil or value == "" or value == "N/A" then return "" end
  return " " .. tostring(value)
end`,
  // Without a library for texts, what a name begins with is seen from its order: `/` follows `.`, and `.` follows `-`.
  version: `local function version(name, prefix)
  for _, start in ipairs({ prefix, prefix .. "v" }) do
    local numbers, size = start, 0
    for place = 1, 3 do
      local found = nil
      for number = 0, 999 do
        local here = numbers .. number
        local continues = (place < 3 and name >= here .. "." and name < here .. "/") or (place == 3 and (name == here or (name >= here .. "-" and name < here .. ".")))
        if continues then found = number; break end
      end
      if found == nil then break end
      numbers, size = numbers .. found .. ".", size * 1000 + found
      if place == 3 then return size end
    end
  end
  return nil
end`,
  isOlder: `local function isOlder(name, than, prefix)
  if name == nil or than == nil or name == than then return false end
  local a, b = version(name, prefix), version(than, prefix)
  return a ~= nil and b ~= nil and a < b
end`,
  health: `local function health(status, message, next)
  if next ~= nil then message = message .. ". " .. next end
  return { status = status, message = message }
end`,
};

/** The script; its first line says what it is. */
export function luaOf(decision: Decision, title: string): string {
  const body = rows(decision, '');
  return `${[`-- ${title}`, ...functionsIn(body), body].join('\n')}\n`;
}

function functionsIn(body: string): string[] {
  const names = Object.keys(FUNCTIONS);
  const needed = new Set<string>();
  const need = (text: string): void => {
    for (const name of names) {
      if (needed.has(name) || !new RegExp(`\\b${name}\\(`).test(text)) continue;
      needed.add(name);
      need(FUNCTIONS[name]!.slice(FUNCTIONS[name]!.indexOf(')')));
    }
  };
  need(body);
  return names.filter((name) => needed.has(name)).map((name) => FUNCTIONS[name]!);
}

const rows = (decision: Decision, indent: string): string => decision.map((row) => rowOf(row, indent)).join('\n');

function rowOf({ when, gives }: Row, indent: string): string {
  if (when === undefined) return isDecision(gives) ? rows(gives, indent) : `${indent}return ${verdict(gives)}`;
  const inner = `${indent}  `;
  return `${indent}if ${test(when)} then\n${isDecision(gives) ? rows(gives, inner) : `${inner}return ${verdict(gives)}`}\n${indent}end`;
}

const verdict = ({ state, message, next }: Verdict): string =>
  `health(${[quoted(STATES[state]), ...[message, next].filter((one) => one !== undefined).map(value)].join(', ')})`;

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const path = (from: string, keys: readonly string[]): string => `get(${[from, ...keys.map(quoted)].join(', ')})`;
const from = (of: { item?: true }): string => (of.item ? 'item' : 'obj');

function value(of: Value): string {
  if (typeof of === 'string') return quoted(of);
  if (typeof of !== 'object') return String(of);
  if ('at' in of) return path(from(of), of.at);
  if ('number' in of) return `number(${path(from(of), of.number)}, ${of.or})`;
  if ('first' in of) {
    const type = conditionType(of);
    if (type !== undefined) return `condition(${quoted(type)}, ${quoted(of.field)})`;
    return `get(${found(of.first, of.where)}, ${quoted(of.field)})`;
  }
  if ('if' in of) {
    const simple = defaulted(of);
    if (simple) return `(${value(simple.value)} or ${value(simple.or)})`;
    return `pick(${test(of.if)}, ${value(of.yes)}, ${value(of.no)})`;
  }
  if ('least' in of) return `least(${of.least.map(value).join(', ')})`;
  if ('minus' in of) return `(${of.minus.map(value).join(' - ')})`;
  if ('join' in of) return `say(${of.join.map(value).join(', ')})`;
  if ('in' in of) {
    const entries = Object.entries(of.in).map(([key, text]) => `[${quoted(key)}] = ${quoted(text)}`);
    return `lookup({ ${entries.join(', ')} }, ${value(of.of)}, ${value(of.or)})`;
  }
  if ('reason' in of) return `reason(${quoted(of.reason)}, ${value(of.or)})`;
  return `progress(${value(of.percent)})`;
}

/** The type of a condition, where a value is a field of one. */
export function conditionType({ first, where }: Extract<Value, { first: unknown }>): string | undefined {
  if (first.join('.') !== 'status.conditions' || typeof where !== 'object' || !('equal' in where)) return undefined;
  return typeof where.equal[1] === 'string' ? where.equal[1] : undefined;
}

const found = (list: readonly string[], where: Test): string =>
  `find(${path('obj', list)}, function(item) return ${test(where)} end)`;

function test(of: Test): string {
  if (typeof of === 'boolean') return String(of);
  if ('all' in of) return joined(of.all, 'and');
  if ('any' in of) return joined(of.any, 'or');
  if ('not' in of) return `not (${test(of.not)})`;
  if ('equal' in of) return `${value(of.equal[0])} == ${value(of.equal[1])}`;
  if ('oneOf' in of) return `oneOf(${[value(of.oneOf[0]), ...of.oneOf[1].map(quoted)].join(', ')})`;
  if ('atLeast' in of) return `${value(of.atLeast[0])} >= ${value(of.atLeast[1])}`;
  if ('given' in of) return `${value(of.given)} ~= nil`;
  if ('some' in of) return `${found(of.some, of.where)} ~= nil`;
  // It decides on messages only, and what a text is about cannot be seen here.
  if ('mentions' in of) return `${value(of.mentions[0])} ~= nil`;
  return `isOlder(${of.older.map(value).join(', ')}, ${quoted(of.prefix)})`;
}

const joined = (tests: readonly Test[], word: 'and' | 'or'): string =>
  tests.length === 1 ? test(tests[0]!) : `(${tests.map(test).join(` ${word} `)})`;
