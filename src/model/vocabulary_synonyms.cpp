#include "model/vocabulary_synonyms.h"

#include <array>

namespace throughline {
namespace {

constexpr Synonyms row(Channel code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}
constexpr Synonyms row(Type code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}
constexpr Synonyms row(Direction code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}
constexpr Synonyms row(BusinessFunction code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}
constexpr Synonyms row(Status code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}
constexpr Synonyms row(Sentiment code, std::string_view words) {
  return {static_cast<std::uint8_t>(code), words};
}

constexpr auto kChannels = std::to_array<Synonyms>({
    row(Channel::kPhone,
        "call calls telephone tel voice voicecall phonecall inboundcall outboundcall telephony "
        "hotline voicemail callcenter callcentre landline "
        "anruf anrufe telefon telefonat telefonisch appel appels llamada llamadas telefono chamada "
        "telefone ligacao telefonata chiamata"),
    row(Channel::kEmail,
        "emails mail mails emailmessage "
        "courriel correo correoelectronico correio epost"),
    row(Channel::kChat, "livechat webchat chatbot onlinechat chats"),
    row(Channel::kMessenger,
        "messaging nativemessaging whatsapp telegram wechat viber signal imessage line "
        "facebookmessenger instagramdirect directmessage slack rcs"),
    row(Channel::kSocial,
        "socialmedia facebook twitter instagram linkedin tiktok youtube reddit tweet forum "
        "community "
        "sozialemedien reseauxsociaux redessociales redessociais"),
    row(Channel::kWeb,
        "website site webform form contactform portal online internet widget webwidget helpcenter "
        "helpcentre webshop ecommerce selfservice "
        "webseite onlineformular kontaktformular formular siteweb formulaire sitioweb formulario "
        "formularioweb formulaireweb formularioonline "
        "pagina"),
    row(Channel::kInPerson,
        "facetoface f2f onsite personal walkin fieldvisit "
        "personlich vorort enpersonne enpersona presencial pessoalmente dipersona"),
    row(Channel::kVideo,
        "videocall videochat zoom teams msteams googlemeet facetime webinar videoconference "
        "videoanruf visioconference videollamada videochamada videochiamata"),
    row(Channel::kSms, "text texts textmessage mms"),
    row(Channel::kStore,
        "shop instore pos branch retail retailstore counter outlet "
        "filiale laden geschaft boutique magasin tienda loja sucursal agence negozio"),
    row(Channel::kPost,
        "letter postal postalmail letters mailpost paper "
        "brief briefpost courrier carta lettre correspondencia lettera"),
    row(Channel::kApp, "mobileapp inapp iosapp androidapp mobileapplication ios android"),
});

constexpr auto kTypes = std::to_array<Synonyms>({
    row(Type::kQuestion,
        "questions inquiry enquiry query request information informationrequest inforequest "
        "support "
        "supportrequest servicerequest help howto "
        "frage anfrage auskunft demande renseignement consulta pregunta duvida pergunta"),
    row(Type::kComplaint,
        "complaints complain grievance "
        "beschwerde reklamation plainte reclamation queja reclamo reclamacion reclamacao"),
    row(Type::kPurchase,
        "purchases sale sales order orders bought buy checkout "
        "kauf bestellung auftrag verkauf achat commande vente compra pedido venta venda ordine "
        "vendita acquisto"),
    row(Type::kReturn,
        "returns returned rma productreturn "
        "retoure rucksendung ruckgabe retour devolucion devolucao reso"),
    row(Type::kRefund,
        "refunds refunded refundrequest moneyback reimbursement creditnote creditmemo "
        "erstattung ruckerstattung gutschrift remboursement avoir reembolso notadecredito "
        "rimborso notadicredito"),
    row(Type::kPayment,
        "payments paid charge "
        "zahlung paiement pago pagamento reglement"),
    row(Type::kInvoice,
        "invoices bill "
        "rechnung facture factura fatura fattura"),
    row(Type::kDispute, "disputes disputed chargeback"),
    row(Type::kFeedback,
        "review reviews rating praise compliment suggestion testimonial "
        "lob ruckmeldung bewertung anregung verbesserungsvorschlag avis opinion "
        "sugerencia "
        "felicitacion elogio sugestao suggerimento"),
    row(Type::kSurvey,
        "surveys surveyresponse questionnaire poll "
        "umfrage befragung enquete encuesta pesquisa"),
    row(Type::kFollowUp, "followups callback reminder"),
    row(Type::kMarketing,
        "campaign newsletter promotion promo advert advertisement mailing "
        "werbung kampagne campagne campana campanha"),
    row(Type::kMeeting,
        "meetings appointment demo "
        "besprechung termin reunion rendezvous reuniao cita"),
    row(Type::kVisit,
        "visits sitevisit "
        "besuch visite visita"),
    row(Type::kDelivery,
        "deliveries shipment shipping shipped delivered dispatch "
        "lieferung livraison entrega envio"),
    row(Type::kConsent, "optin optout consents"),
    row(Type::kApproval, "approvals approved signoff"),
    row(Type::kNote,
        "notes internalnote memo "
        "notiz vermerk nota"),
    row(Type::kStatusChange, "statusupdate statuschanged"),
    row(Type::kMessage,
        "messages msg reply comment chatmessage directmessage "
        "nachricht mensaje mensagem"),
    row(Type::kIncident,
        "incidents problem issue bug defect outage fault "
        "storung vorfall fehler panne incidente incidencia problema averia"),
});

constexpr auto kDirections = std::to_array<Synonyms>({
    row(Direction::kInbound,
        "incoming in received "
        "eingehend eingang ein entrant entrante recibido recebido recu"),
    row(Direction::kOutbound,
        "outgoing out sent "
        "ausgehend ausgang aus sortant saliente enviado envoye"),
    row(Direction::kInternal,
        "private "
        "intern interne interno"),
});

constexpr auto kFunctions = std::to_array<Synonyms>({
    row(BusinessFunction::kMarketing, "mktg"),
    row(BusinessFunction::kSales,
        "sale presales "
        "vertrieb verkauf ventes ventas vendas"),
    row(BusinessFunction::kFulfilment,
        "fulfillment logistics shipping delivery operations warehouse "
        "versand logistik logistique logistica"),
    row(BusinessFunction::kFinance,
        "billing accounting accounts payments "
        "buchhaltung finanzen comptabilite contabilidad financeiro facturacion"),
    row(BusinessFunction::kService,
        "support customerservice customersupport care customercare helpdesk servicedesk "
        "technicalsupport techsupport aftersales "
        "kundendienst kundenservice serviceclient atencionalcliente atendimento soporte suporte"),
});

constexpr auto kStatuses = std::to_array<Synonyms>({
    row(Status::kNew,
        "created unassigned "
        "neu nouveau nuevo novo"),
    row(Status::kOpen,
        "opened active inprogress working workinprogress assigned reopened started ongoing "
        "offen inbearbeitung ouvert encours abierto enproceso aberto emandamento"),
    row(Status::kPending,
        "waiting awaitingreply awaitingcustomer waitingoncustomer waitingforcustomer "
        "awaitingresponse pendingcustomerresponse snoozed "
        "wartend enattente pendiente pendente"),
    row(Status::kOnHold,
        "hold paused "
        "angehalten suspendu enespera"),
    row(Status::kResolved,
        "solved fixed answered "
        "gelost resolu resuelto resolvido"),
    row(Status::kClosed,
        "done complete completed finished "
        "geschlossen abgeschlossen erledigt ferme clos termine cerrado fechado concluido"),
    row(Status::kEscalated,
        "escalation "
        "eskaliert escalade escalado"),
});

constexpr auto kSentiments = std::to_array<Synonyms>({
    row(Sentiment::kPositive,
        "pos happy satisfied good "
        "positiv positif positivo"),
    row(Sentiment::kNeutral,
        "neu "
        "neutre neutro"),
    row(Sentiment::kNegative,
        "neg unhappy dissatisfied bad angry frustrated "
        "negativ negatif negativo"),
});

}  // namespace

std::span<const Synonyms> vocabulary_synonyms(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::kChannel:
      return kChannels;
    case VocabularyKind::kType:
      return kTypes;
    case VocabularyKind::kDirection:
      return kDirections;
    case VocabularyKind::kFunction:
      return kFunctions;
    case VocabularyKind::kStatus:
      return kStatuses;
    case VocabularyKind::kSentiment:
      return kSentiments;
  }
  return {};
}

}  // namespace throughline
