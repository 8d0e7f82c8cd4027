// Customers, their identities in each system, and the companies.
import { kAgents, kCompanies, kCountries, kCountryShares, kMailHosts } from "./names.mjs";
import { kDay, kEnd, kFirst } from "./calendar.mjs";

const kLetters = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  é: "e",
  è: "e",
  í: "i",
  á: "a",
  ú: "u",
  ñ: "n",
  É: "E",
  Á: "A",
  ı: "i",
  ř: "r",
};
export const plain = (text) => text.replace(/[^\x20-\x7e]/g, (letter) => kLetters[letter] ?? "").toLowerCase();

function phoneOf(random, country) {
  const three = () => String(random.integer(0, 999)).padStart(3, "0");
  if (country === "GB")
    return { prefix: "+44", area: random.pick(["20 7946 0", "113 496 0", "114 496 0", "117 496 0"]), line: three() };
  if (country === "DE")
    return {
      prefix: "+49",
      area: random.pick(["30 23125 ", "40 66969 ", "69 90009 ", "221 4710 ", "89 99998 "]),
      line: three(),
    };
  if (country === "FR")
    return {
      prefix: "+33",
      area: random.pick(["1 99 00 ", "4 65 71 ", "2 61 91 "]),
      line: three() + random.integer(0, 9),
    };
  if (country === "US")
    return { prefix: "+1", area: random.pick(["617 555 0", "512 555 0", "312 555 0"]), line: "1" + three().slice(1) };
  return null; // no range for fiction: their calls come without a number
}

// Telephone systems write one number in many ways.
export function writePhone(random, phone) {
  if (!phone) return "anonymous";
  const digits = (phone.area + phone.line).replaceAll(" ", "");
  const style = random.integer(0, 9);
  if (style < 6) return phone.prefix + digits;
  if (style < 8) return "00" + phone.prefix.slice(1) + digits;
  return `${phone.prefix} ${phone.area}${phone.line}`;
}

function mailOf(random, first, last, taken) {
  const [f, l] = [plain(first), plain(last).replaceAll(" ", "")];
  const host = random.pick(kMailHosts);
  const name = random.pick([`${f}.${l}`, `${f}.${l}`, `${f[0]}.${l}`, `${l}.${f}`, `${f}${l}`]);
  let mail = `${name}@${host}`;
  for (let number = random.integer(2, 89); taken.has(mail); number++) mail = `${name}${number}@${host}`;
  taken.add(mail);
  return mail;
}

export function makePeople(random, count) {
  const taken = new Set();
  const people = [];
  for (let i = 0; i < count; i++) {
    const country = random.weighted(kCountryShares);
    const { first: firsts, last: lasts, cities, language, currency } = kCountries[country];
    const [first, last] = [random.pick(firsts), random.pick(lasts)];
    people.push({
      number: 10001 + i,
      name: `${first} ${last}`,
      first,
      country,
      language,
      currency,
      city: random.pick(cities),
      email: mailOf(random, first, last, taken),
      phone: phoneOf(random, country),
      joined: i < count * 0.45 ? kFirst : kFirst + Math.floor(Math.sqrt(random.next()) * (kEnd - kFirst - 20 * kDay)),
      activity: 0.25 + random.skewed(0, 40, 400) / 100,
      card: random.chance(0.22) ? `LC-${20000 + i * 7}` : null,
      reserved: false, // true: belongs to a story, no chance events
    });
  }
  return people;
}

// A person of a story.
export function addPerson(world, fields) {
  const person = {
    number: 10001 + world.people.length,
    country: "GB",
    language: "en",
    currency: "EUR",
    city: "London",
    phone: null,
    joined: kFirst,
    activity: 0,
    card: null,
    reserved: true,
    first: fields.name.split(" ")[0],
    ...fields,
  };
  world.people.push(person);
  return person;
}

export function makeCompanies(random) {
  return kCompanies.map(([name, host, country, contact], index) => ({
    number: 50001 + index * 3,
    name,
    country,
    contact,
    host,
    language: kCountries[country].language,
    currency: kCountries[country].currency,
    city: random.pick(kCountries[country].cities),
    email: `${plain(contact.replace("Dr. ", "")).replaceAll(" ", ".")}@${host}.example`,
    phone: phoneOf(random, country),
    first: contact.split(" ").at(-2),
    joined: kFirst,
    size: 0.4 + random.skewed(0, 60, 260) / 100,
    reserved: index < 4,
  }));
}

export const agentOf = (random, team) => random.pick(kAgents[team]);
export const kStaff = Object.entries(kAgents).flatMap(([team, names]) =>
  names.map((name) => ({ name, team, email: `${plain(name).replace(" ", ".")}@larkway.example` })),
);
