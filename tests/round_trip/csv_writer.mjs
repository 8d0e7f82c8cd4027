// A table as text with separators, or with columns of fixed width. Tells the table what the writing adds to its truth.
export function csvDialect(random) {
  const escape = random.chance(15) ? 'backslash' : 'double';
  return {
    separator: random.pick([',', ',', ';', ';', '\t', '|']),
    escape,
    end: random.pick(['\n', '\r\n']),
    lastEnd: random.chance(85),
    quoting: random.pick(['needed', 'needed', 'all', 'text']),
    gap: random.chance(4) ? ' ' : '', // behind separators
    before: random.pick(['', '', '', '', '', '', '', 'blank lines', 'blank', 'sep']),
    blankLines: random.chance(8),
    index: random.chance(10) ? random.pick(['unnamed', 'R']) : null,
    secondHeader: random.chance(10),
    short: random.chance(15),
    long: random.chance(8),
    none: random.pick(['', '', '', 'NULL', 'N/A', '?', '\\N', 'NaN', 'null']),
    noNumber: random.pick([null, null, null, '-', 'NA', 'None']),
    unclosed: random.chance(5),
  };
}

export function writeCsv(table, dialect, random) {
  const { separator, end } = dialect;
  // Backslashes show as what they are only where a quote stands within text.
  const shows = table.columns.some((column) => column.cells.some((text) => text !== null && /[^",;\t|\r\n]"[^",;\t|\r\n]/.test(text)));
  const escape = shows ? dialect.escape : 'double';
  const quoted = (text) => `"${escape === 'double' ? text.replaceAll('"', '""') : text.replace(/["\\]/g, '\\$&')}"`;
  const special = (text) => text.includes(separator) || /["\r\n]/.test(text) || text !== text.trim() || (escape === 'backslash' && text.includes('\\'));
  const cell = (text, numeric) => (special(text) || dialect.quoting === 'all' || (dialect.quoting === 'text' && !numeric) ? quoted(text) : text);
  const mark = (column) => {
    const text = column.numeric && dialect.noNumber !== null ? dialect.noNumber : dialect.none;
    return text === '\\N' || text === '' ? text : cell(text, column.numeric);
  };
  const join = (cells) => cells.join(separator + dialect.gap);
  const columns = table.columns;
  const header = columns.map((column) => cell(column.header, false));
  const complete = columns.filter((column) => column.numeric && column.cells.every((text) => text !== null));
  const lines = [];
  const first = dialect.index && table.rows >= 3 ? [dialect.index] : [];
  if (first[0] === 'unnamed') {
    lines.push(join([dialect.quoting === 'all' ? '""' : '', ...header]));
  } else lines.push(join(header));
  if (first.length > 0) table.columns = [{ name: 'column 1', cells: table.each(String) }, ...columns];
  if (first.length > 0) table.extra(table.columns[0]);
  // What a survey tool explains stands over columns of text; those of numbers and times are blank there.
  const second = dialect.secondHeader && complete.length >= 2 && table.rows >= 6 && columns.some((column) => !column.numeric) && first[0] !== 'R';
  if (second) lines.push(join([...(first.length ? [''] : []), ...columns.map((column) => (column.numeric ? '' : cell('Open-Ended Response', false)))]));
  const surplus = dialect.long && first[0] !== 'R' ? random.below(table.rows) : -1;
  const clean = table.each((row) => {
    let cells = columns.map((column) => (column.cells[row] === null ? mark(column) : cell(column.cells[row], column.numeric)));
    const shortened = dialect.short && first[0] !== 'R' && random.chance(30);
    let kept = columns.length;
    while (shortened && kept > 2 && columns[kept - 1].cells[row] === null) kept--;
    cells = cells.slice(0, kept);
    if (row === surplus && kept === columns.length) {
      cells.push(cell('one too many', false));
      table.truth[row][`x.column ${table.columns.length + 1}`] = 'one too many';
      table.surplus = `column ${table.columns.length + 1}`;
    }
    return join([...(first.length ? [String(row)] : []), ...cells]);
  });
  for (const line of clean) {
    lines.push(line);
    if (dialect.blankLines && random.chance(10)) lines.push(random.pick(['', '', separator === '\t' ? '' : '  ']));
  }
  let text = lines.join(end) + (dialect.lastEnd || dialect.unclosed ? end : '');
  if (dialect.unclosed) {
    text += join(['17', '"never closed', 'and', 'so on']) + end + (random.chance(50) ? join(['18', '19']) + end : '');
    table.rejected = 1;
  }
  if (dialect.before === 'blank lines') text = end + end + text;
  if (dialect.before === 'blank') text = ` ${text}`;
  if (dialect.before === 'sep' && !dialect.gap) text = `sep=${separator}${end}${text}`;
  return text;
}

// Columns of equal width, or words with blanks between them.
export function writeFixed(table, random) {
  const narrow = random.chance(50);
  const none = 'NULL';
  // Only what can stand there: one line, and no blanks where blanks set columns apart.
  const fits = (column) => [column.header, ...column.cells].every((text) => text === null || (!/[\r\n\t]/.test(text) && text === text.trim() && (narrow ? !/[\s\u00a0\u202f]/.test(text) : !/ {2}/.test(text))));
  const kept = table.columns.filter(fits);
  for (const column of table.columns) if (!kept.includes(column)) return null;
  const text = (column, row) => (row < 0 ? column.header : (column.cells[row] ?? none));
  const widths = kept.map((column) => Math.max(...table.each((row) => [...text(column, row)].length), [...column.header].length));
  const lines = [];
  for (let row = -1; row < table.rows; row++) {
    lines.push(kept.map((column, at) => {
      const gap = narrow && random.chance(50) ? 1 : 2;
      const padding = ' '.repeat(widths[at] - [...text(column, row)].length);
      return (column.numeric ? padding + text(column, row) : text(column, row) + padding) + ' '.repeat(narrow ? gap : 2);
    }).join('').trimEnd());
  }
  return lines.join('\n') + '\n';
}
