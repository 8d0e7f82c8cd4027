// What the program must answer of a table, and where it does not.
const kFields = 'time ended_at follow_up_at thread customer customer_name email phone organisation channel type direction function topic agent team status subject body sentiment csat nps wait_s hold_s talk_s wrap_s transfers value currency order invoice payment dispute case attachment recording tags'.split(' ');
const kFacets = ['channel', 'type', 'direction', 'status', 'agent', 'currency', 'topic'];

const extrasOf = (table) => [...new Set([...table.columns.map((column) => column.name), ...(table.surplus ? [table.surplus] : [])])];

export function requests(table) {
  const all = { op: 'interactions', filter: '', sort: 'id', offset: 0, limit: 5000 };
  // The source's own id is found by, though answers name rows by where they stand.
  return [{ ...all, filter: table.columns.some((column) => column.role === 'source_id') ? `id:T${99 + table.rows}` : '' }, { op: 'summary' }, { op: 'facets', fields: kFacets, limit: 5000 }, { op: 'rejected' }, { ...all, fields: kFields }, ...extrasOf(table).map((name) => ({ ...all, fields: [`x.${name}`] })), { op: 'mapping' }];
}

const same = (expected, actual) => JSON.stringify(expected) === JSON.stringify(actual);
const normal = (value) => (value === undefined || (Array.isArray(value) && value.length === 0) ? null : value);

// Exact sums of strings with at most six places.
const micro = (text) => {
  const [whole, places = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * 1000000n + BigInt(places.padEnd(6, '0'));
  return text.startsWith('-') ? -value : value;
};
const plain = (value) => {
  const digits = String(value < 0n ? -value : value).padStart(7, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6).replace(/0{1,4}$/, '')}`;
};

function totals(truth) {
  const settledLinks = new Set();
  const links = (row) => ['order', 'invoice'].filter((field) => row[field]).map((field) => `${field} ${row[field]}`);
  for (const row of truth) if (row.type === 'purchase' && row.value) links(row).forEach((link) => settledLinks.add(link));
  const sums = new Map();
  for (const row of truth) {
    if (!row.value || row.type === 'invoice' || row.type === 'dispute') continue;
    if (row.type === 'payment' && links(row).some((link) => settledLinks.has(link))) continue;
    const key = row.currency ?? null;
    const sum = sums.get(key) ?? { received: 0n, given: 0n };
    const value = micro(row.value);
    sum[value < 0n ? 'given' : 'received'] += value < 0n ? -value : value;
    sums.set(key, sum);
  }
  return [...sums].map(([currency, { received, given }]) => ({ currency, received: plain(received), given: plain(given), net: plain(received - given) }));
}

// Differences as [class, sentence].
export function differences(table, [byId, summary, facets, rejected, rows, ...rest]) {
  const found = [];
  const differ = (kind, where, expected, actual) => found.push([kind, `${where}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`]);
  const mapping = rest.pop();
  if (summary?.error) return [['not read', JSON.stringify(summary.error)]];
  const { truth } = table;
  const counts = { records: 0, used: 0, reference: 0, merged: 0, rejected: 0 };
  for (const file of summary.files) for (const key of Object.keys(counts)) counts[key] += file[key] ?? 0;
  const wanted = { records: table.rows + table.rejected, used: table.rows, reference: 0, merged: 0, rejected: table.rejected };
  if (!same(wanted, counts)) differ('records', 'files', wanted, counts);
  if (rejected.total !== table.rejected) differ('records', 'rejected', table.rejected, rejected.total);
  if (summary.interactions !== table.rows) differ('records', 'interactions', table.rows, summary.interactions);
  if (rows.error || rows.rows.length !== table.rows) return found.length ? found : [['records', JSON.stringify(rows).slice(0, 200)]];

  const last = rows.rows.at(-1).id;
  if (!byId.rows?.some((row) => row.id === last)) differ('field id', 'the last row by its id', last, byId.error ?? byId.rows);

  for (const field of kFields) {
    const bad = truth.findIndex((row, at) => !same(normal(row[field]), normal(rows.rows[at][field])));
    if (bad >= 0) {
      const count = truth.filter((row, at) => !same(normal(row[field]), normal(rows.rows[at][field]))).length;
      const column = table.columns.find((one) => one.role === field || (field === 'time' && one.role === 'date') || (field === 'customer' && one.role === 'account'));
      differ(`field ${field}`, `row ${bad} ${field}, column ${JSON.stringify(column?.name)} (${count} rows)`, truth[bad][field], rows.rows[bad][field]);
    }
  }
  extrasOf(table).forEach((name, index) => {
    const answer = rest[index];
    const key = `x.${name}`;
    const bad = truth.findIndex((row, at) => !same(normal(row[key]), normal(answer.error ? null : answer.rows[at][key])));
    if (bad >= 0) differ('x.NAME', `row ${bad} ${key}`, truth[bad][key], answer.error ? answer.error.message : answer.rows[bad][key]);
  });

  const customers = new Set(truth.map((row) => row.customer).filter((one) => one != null)).size;
  if (summary.customers !== customers) differ('customers', 'customers', customers, summary.customers);
  const times = truth.map((row) => row.time).filter(Boolean).sort((a, b) => Date.parse(a) - Date.parse(b));
  const span = times.length ? { from: times[0], to: times.at(-1) } : null;
  if (!same(span, normal(summary.span))) differ('span', 'span', span, summary.span);
  const byCurrency = (list) => [...list].sort((a, b) => String(a.currency).localeCompare(String(b.currency)));
  const money = byCurrency(totals(truth));
  if (!same(money, byCurrency(summary.value))) differ('totals', 'value', money, summary.value);
  for (const field of kFacets) {
    const expected = new Map();
    for (const row of truth) expected.set(row[field] ?? null, (expected.get(row[field] ?? null) ?? 0) + 1);
    const actual = new Map(facets.facets[field].values.map(({ value, count }) => [value, count]));
    const ordered = (map) => [...map].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    if (!same(ordered(expected), ordered(actual))) differ('facets', `facet ${field}`, ordered(expected), ordered(actual));
  }
  if (found.length) found.roles = mapping.files?.flatMap((file) => file.columns ?? []).map((one) => `${one.column}=${one.role}`).join(', ');
  return found;
}
