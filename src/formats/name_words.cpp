#include "formats/name_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/latin_accents.h"

namespace throughline::formats {
namespace {

// Abbreviations, German, French, Spanish, Portuguese, Italian.
constexpr auto kConcepts = std::to_array<Concept>({
    {"number", "no nr nbr num n numero nummer"},
    {"id", "ident identifier kennung identifiant identificador identificativo"},
    {"code", "cd codigo codice"},
    {"name", "nm nom nombre nome namen"},
    {"customer", "cust kunde kunden client cliente"},
    {"account", "acct acc konto compte cuenta conta conto"},
    {"date", "dt datum fecha data"},
    {"time", "tm zeit uhrzeit heure hora ora"},
    {"timestamp", "ts tstamp zeitstempel horodatage"},
    {"datetime", "dttm dtm"},
    {"start", "beginn debut inicio inizio"},
    {"end", "ende fin fim fine"},
    {"phone", "ph tel telephone telefon telefono telefone tlf fone"},
    {"email", "mail correo courriel"},
    {"amount", "amt betrag montant importe monto valor importo"},
    {"total", "tot gesamt totale"},
    {"price", "preis prix precio preco prezzo"},
    {"quantity", "qty menge quantite cantidad quantidade quantita"},
    {"currency", "ccy curr wahrung devise moneda moeda divisa valuta"},
    {"order", "ord bestellung auftrag commande pedido orden ordine encomenda"},
    {"invoice", "inv rechnung facture factura fatura fattura"},
    {"payment", "pmt zahlung paiement pago pagamento"},
    {"case", "fall dossier expediente caso pratica"},
    {"ticket", "tkt"},
    {"status", "stat estado etat statut stato situacao"},
    {"type", "typ tipo art"},
    {"channel", "chan kanal canal canale via"},
    {"direction", "richtung sens direcao direzione"},
    {"reason", "rsn grund motif motivo"},
    {"agent", "agente mitarbeiter bearbeiter conseiller operatore operador operator csr atendente"},
    {"transfer", "xfer xfr"},
    {"count", "cnt"},
    {"seconds", "sec secs sekunden secondes segundos secondi"},
    {"duration", "dur dauer duree duracion duracao durata"},
    {"wait", "warten attente espera attesa"},
    {"description", "desc descr beschreibung descripcion descricao descrizione"},
    {"comment", "comments kommentar commentaire comentario commento"},
    {"message", "msg nachricht mensaje mensagem messaggio"},
    {"subject", "subj betreff objet asunto assunto oggetto"},
    {"contact", "kontakt contacto contato contatto"},
    {"next", "nachster nachste prochain prochaine proximo proxima prossimo prossima"},
    {"callback", "ruckruf rappel"},
    {"appointment", "termin rendezvous cita appuntamento"},
    {"buyer", "comprador acheteur kaufer acquirente purchaser"},
    {"recipient", "empfanger destinataire destinatario"},
    {"resolution", "resolucion resolucao losung risoluzione"},
    {"received", "eingang entrada arrivee"},
    {"company", "firma societe empresa azienda"},
    {"call", "anruf appel llamada chamada chiamata"},
    {"visit", "besuch visite visita"},
    {"transaction", "txn trx trans"},
    {"card", "karte carte tarjeta cartao tessera"},
    {"purchase", "kauf achat compra acquisto"},
    {"return", "rtn retoure devolucion devolucao reso"},
    {"rma", ""},
    {"item", "itm artikel articulo artigo articolo"},
    {"unit", "unidad unidade unita"},
    {"document", "beleg piece documento"},
});

constexpr auto kArticles = std::to_array<std::string_view>(
    {"of", "the", "de",  "del", "des", "du",  "la",  "le", "las", "los", "el", "do",
     "da", "dos", "das", "di",  "dei", "der", "den", "y",  "et",  "und", "l",  "d"});

// Letters without accents; signs for "number" spelt out; other signs as they are.
std::string plain_letters(std::string_view name) {
  std::string plain;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::string_view rest = name.substr(at);
    if (name[at] == '\xC3' && at + 1 < name.size()) {
      const auto second = static_cast<unsigned char>(name[++at]);
      const bool capital = second >= 0x80 && second < 0x9F;
      for (const char c : without_accent(static_cast<char>(second)))
        plain.push_back(capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    } else if (rest.starts_with("\u00B0") || rest.starts_with("\u00BA")) {
      plain.push_back(' ');  // N°, Nº
      ++at;
    } else if (rest.starts_with("\u2116")) {
      plain.append(" number ");
      at += 2;
    } else if (rest.starts_with("\u2019")) {
      plain.push_back(' ');
      at += 2;
    } else {
      plain.push_back(name[at]);
    }
  }
  return plain;
}

std::vector<std::pair<std::string_view, std::string_view>> make_index() {
  std::vector<std::pair<std::string_view, std::string_view>> index;
  for (const Concept& row : kConcepts) {
    index.emplace_back(row.word, row.word);
    std::string_view rest = row.others;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      index.emplace_back(rest.substr(0, length), row.word);
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  std::sort(index.begin(), index.end());
  return index;
}

// The word that a word stands for; empty if it is none of them.
std::string_view concept_of(std::string_view word) {
  static const auto index = make_index();
  const auto row =
      std::lower_bound(index.begin(), index.end(), word,
                       [](const auto& entry, std::string_view key) { return entry.first < key; });
  return row != index.end() && row->first == word ? row->second : std::string_view{};
}

// "custno": two that were written together.
std::pair<std::string_view, std::string_view> split_word(std::string_view word) {
  constexpr std::size_t kShortestFirst = 3;
  constexpr std::size_t kShortestSecond = 2;
  for (std::size_t at = kShortestFirst; at + kShortestSecond <= word.size(); ++at) {
    const std::string_view before = concept_of(word.substr(0, at));
    const std::string_view behind = concept_of(word.substr(at));
    if (!before.empty() && !behind.empty()) return {before, behind};
  }
  return {};
}

}  // namespace

std::span<const Concept> concepts() { return kConcepts; }

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  char last = 0;
  for (const char c : plain_letters(name)) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (!capital && !small) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      if (capital && last >= 'a' && last <= 'z' && !words.back().empty()) words.emplace_back();
      words.back().push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    }
    last = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> concepts_of(std::string_view name) {
  std::vector<std::string> found;
  for (std::string& word : words_of(name)) {
    if (std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end()) continue;
    if (word == "mail" && !found.empty() && found.back() == "e") found.pop_back();
    if (const std::string_view one = concept_of(word); !one.empty()) {
      found.emplace_back(one);
    } else if (const auto [before, behind] = split_word(word); !before.empty()) {
      found.emplace_back(before);
      found.emplace_back(behind);
    } else {
      found.push_back(std::move(word));
    }
  }
  return found;
}

}  // namespace throughline::formats
