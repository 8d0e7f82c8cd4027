// Names and places the people of the archive are made of. Addresses end in .example; phone numbers come from ranges that
// the regulators keep for fiction (Ofcom, Bundesnetzagentur, Arcep), so nobody real is called.

export const kCountries = {
  DE: {
    language: "de", currency: "EUR",
    cities: ["Berlin", "Hamburg", "Leipzig", "Köln", "München", "Bremen", "Dresden", "Münster", "Nürnberg", "Lübeck", "Erfurt", "Göttingen"],
    first: ["Anna", "Jonas", "Lena", "Felix", "Katharina", "Lukas", "Miriam", "Jürgen", "Sabine", "Tobias", "Heike", "Björn",
      "Claudia", "Stefan", "Nadine", "Uwe", "Svenja", "Matthias", "Birgit", "Timo", "Gökhan", "Aylin", "Friederike", "Ralf"],
    last: ["Berger", "Schröder", "Vogel", "Köhler", "Brandt", "Lindner", "Yılmaz", "Krüger", "Hartmann", "Weiß", "Böhm", "Sommer",
      "Kaya", "Jansen", "Pohl", "Ziegler", "Seidel", "Götz", "Haas", "Engel", "Thoma", "Reuter", "Dietrich", "Möller"],
  },
  GB: {
    language: "en", currency: "GBP",
    cities: ["London", "Leeds", "Bristol", "Sheffield", "Glasgow", "Cardiff", "Norwich", "York", "Reading", "Exeter"],
    first: ["Emma", "Oliver", "Grace", "Harry", "Sophie", "Callum", "Priya", "Thomas", "Aisha", "Megan", "Rhys", "Fiona",
      "Duncan", "Chloe", "Imran", "Hannah", "Gareth", "Niamh", "Peter", "Zara", "Lewis", "Ruby"],
    last: ["Carter", "Patel", "Hughes", "Bennett", "Ahmed", "Fletcher", "Morgan", "Sinclair", "Walsh", "Dixon", "Okoye", "Reid",
      "Holloway", "Kapoor", "Marsden", "Pryce", "Whitlock", "Barnes", "Frost", "Iqbal", "Thornton", "Lowe"],
  },
  FR: {
    language: "fr", currency: "EUR",
    cities: ["Lyon", "Nantes", "Lille", "Toulouse", "Strasbourg", "Rennes"],
    first: ["Camille", "Hugo", "Léa", "Antoine", "Chloé", "Julien", "Inès", "Mathieu", "Élodie", "Rémi"],
    last: ["Moreau", "Lefèvre", "Girard", "Rousseau", "Benali", "Fontaine", "Chevalier", "Barré", "Marchand", "Diallo"],
  },
  ES: {
    language: "es", currency: "EUR",
    cities: ["Madrid", "Valencia", "Sevilla", "Zaragoza", "Bilbao", "Málaga"],
    first: ["Lucía", "Javier", "Marta", "Álvaro", "Carmen", "Diego", "Nuria", "Pablo", "Inés", "Andrés"],
    last: ["García", "Muñoz", "Ortega", "Navarro", "Ibáñez", "Serrano", "Peña", "Castillo", "Rubio", "Vidal"],
  },
  CH: {
    language: "de", currency: "CHF",
    cities: ["Zürich", "Basel", "Bern", "Winterthur"],
    first: ["Reto", "Ursina", "Beat", "Selina", "Nico", "Corinne", "Andri", "Livia"],
    last: ["Meier", "Keller", "Zumthor", "Brunner", "Caduff", "Frei", "Widmer", "Steiner"],
  },
  NL: {
    language: "en", currency: "EUR",
    cities: ["Utrecht", "Rotterdam", "Groningen", "Eindhoven"],
    first: ["Daan", "Sanne", "Bram", "Femke", "Joris", "Lotte", "Ruben", "Maud"],
    last: ["de Vries", "Bakker", "Visser", "Smit", "Mulder", "van Dijk", "Peeters", "Kuiper"],
  },
  US: {
    language: "en", currency: "USD",
    cities: ["Boston", "Portland", "Austin", "Chicago"],
    first: ["Maya", "Ethan", "Olivia", "Marcus", "Tessa", "Caleb", "Jordan", "Nora"],
    last: ["Reyes", "Coleman", "Nguyen", "Whitaker", "Sanders", "Brooks", "Delgado", "Kim"],
  },
};

export const kCountryShares = { DE: 40, GB: 26, NL: 9, FR: 8, ES: 7, CH: 6, US: 4 };
export const kMailHosts = ["mailbox.example", "post.example", "inbox.example", "webmail.example"];

// team → people who answer
export const kAgents = {
  "Customer Care": ["Mira Hoffmann", "Daniel Osei", "Sofia Lindqvist", "Karim Haddad", "Laura Becker", "Tom Ellison", "Yuki Tanaka"],
  Claims: ["Paula Richter", "Ben Adeyemi", "Greta Nowak"],
  Billing: ["Nils Aalto", "Farah Siddiqui", "Henrike Voss"],
  "Key Accounts": ["Oskar Lehmann", "Beatriz Santos", "Ruth Okafor"],
  Compliance: ["Ines Carvalho", "Pavel Dvořák"],
  Social: ["Jule Peters", "Sam Whitfield"],
};

export const kCompanies = [
  ["Brannock Machine Tools Ltd", "brannock", "GB", "Priya Raman"], ["Pfeiffer Möbel GmbH", "pfeiffer-moebel", "DE", "Holger Pfeiffer"],
  ["Baltica Pharma Distribution", "baltica-pharma", "DE", "Agnes Kowalska"], ["Atelier Verre", "atelier-verre", "FR", "Anouk Dubois"],
  ["Morgenrot Bakery", "morgenrot", "DE", "Sven Albers"], ["Brewster & Finch", "brewsterfinch", "GB", "Lydia Finch"],
  ["Fern & Fold Garden", "fernfold", "NL", "Joost Verbeek"], ["Nordsee Fisch KG", "nordsee-fisch", "DE", "Antje Petersen"],
  ["Alpin Sport AG", "alpin-sport", "CH", "Urs Amstutz"], ["Tidewater Books", "tidewater", "GB", "Helen Ashdown"],
  ["Kupfer & Söhne", "kupfer-soehne", "DE", "Dieter Kupfer"], ["Casa Olivar", "casa-olivar", "ES", "Rosa Olivar"],
  ["Lumen Leuchten GmbH", "lumen-leuchten", "DE", "Carla Winkler"], ["Polder Fietsen BV", "polder-fietsen", "NL", "Wim Dekker"],
  ["Glasgow Ceramics", "glasgow-ceramics", "GB", "Isla Buchanan"], ["Vita Apotheken Verbund", "vita-apotheken", "DE", "Dr. Paul Henning"],
  ["Maison Perrin", "maison-perrin", "FR", "Luc Perrin"], ["Hansa Kaffee Kontor", "hansa-kaffee", "DE", "Meike Harms"],
  ["Redwood Audio", "redwood-audio", "US", "Dana Pierce"], ["Saxonia Werkzeug", "saxonia", "DE", "Kai Uhlig"],
  ["Textil Arnold", "textil-arnold", "DE", "Simone Arnold"], ["Cotswold Cheese Co", "cotswold-cheese", "GB", "Martin Hale"],
  ["Bremer Papier", "bremer-papier", "DE", "Jan Oltmanns"], ["Lago Cycling", "lago-cycling", "CH", "Mauro Bernasconi"],
  ["Elbe Optik", "elbe-optik", "DE", "Ute Sander"], ["Rhein Chemie Handel", "rhein-chemie", "DE", "Volker Esser"],
  ["Ystad Toys", "ystad-toys", "NL", "Karin Holm"], ["Fjord Outdoor", "fjord-outdoor", "NL", "Erik Solberg"],
  ["Silverlake Instruments", "silverlake", "US", "Amy Tran"], ["Havel Metallbau", "havel-metall", "DE", "Ronny Kranz"],
  ["Bodega Sanz", "bodega-sanz", "ES", "Elena Sanz"], ["Papeterie Colin", "papeterie-colin", "FR", "Marc Colin"],
  ["Westend Florist Group", "westend-florist", "GB", "Judith Cole"], ["Kern Medizintechnik", "kern-medizin", "DE", "Dr. Silke Kern"],
];
