// A table as JSON in the shapes that exports have.
export function jsonDialect(random) {
  return {
    shape: random.pick(['lines', 'lines', 'array', 'array', 'pretty array', 'object', 'object', 'concatenated']),
    nulls: random.pick(['null', 'null', 'missing', '', 'N/A']),
    escaped: random.chance(25), // every letter beyond ASCII as \uXXXX
    end: random.pick(['\n', '\n', '\r\n']),
    broken: random.chance(6),
    key: random.pick(['tickets', 'records', 'data', 'results', 'interactions']),
  };
}

class Raw {
  constructor(text) {
    this.text = text;
  }
}

function stringify(value, indent, level = 0) {
  const inner = indent ? `\n${indent.repeat(level + 1)}` : '';
  const outer = indent ? `\n${indent.repeat(level)}` : '';
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => inner + stringify(item, indent, level + 1)).join(',')}${value.length ? outer : ''}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}:${indent ? ' ' : ''}${stringify(item, indent, level + 1)}`).join(',')}${outer}}`;
  return JSON.stringify(value);
}

function recordOf(table, row, dialect) {
  const record = {};
  for (const column of table.columns) {
    const written = (column.json ?? column.cells)[row];
    let value = written !== null && typeof written === 'object' && 'raw' in written ? new Raw(written.raw) : written;
    if (value === null) {
      if (dialect.nulls === 'missing') continue;
      value = dialect.nulls === 'null' ? null : dialect.nulls;
    }
    let place = record;
    const path = column.name.split('.').every(Boolean) ? column.name.split('.') : [column.name];
    for (const part of path.slice(0, -1)) place = place[part] ??= {};
    place[path.at(-1)] = value;
  }
  return record;
}

export function writeJson(table, dialect, random) {
  const pretty = dialect.shape === 'pretty array' || dialect.shape === 'concatenated' || (dialect.shape === 'object' && random.chance(50)) ? random.pick(['  ', '\t']) : '';
  const nested = dialect.shape === 'pretty array' ? 1 : dialect.shape === 'object' && pretty ? 2 : 0;
  const records = table.each((row) => stringify(recordOf(table, row, dialect), pretty, nested));
  if (dialect.broken) {
    records.splice(1 + random.below(records.length), 0, random.pick(['{"a": 1, "b": }', '{"a" 1}', '{"note": tru}', '{"n": 01.}']));
    table.rejected = 1;
  }
  const break_ = (level) => (pretty ? dialect.end + pretty.repeat(level) : '');
  let text;
  if (dialect.shape === 'lines') text = records.join(dialect.end) + dialect.end;
  else if (dialect.shape === 'concatenated') text = records.join(random.pick([dialect.end, '', ' ', dialect.end + dialect.end])) + dialect.end;
  else if (dialect.shape === 'object') {
    const rest = random.chance(50) ? `,${break_(1)}"next_page": null,${break_(1)}"count": ${table.rows}` : '';
    text = `{${break_(1)}"${dialect.key}": [${records.map((record) => break_(2) + record).join(',')}${break_(1)}]${rest}${break_(0)}}`;
  } else text = `[${records.map((record) => break_(1) + record).join(',')}${break_(0)}]${random.chance(50) ? dialect.end : ''}`;
  // A line end inside a string is always escaped, so these stand between values.
  if (dialect.end === '\r\n') text = text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
  return dialect.escaped ? text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : text;
}
