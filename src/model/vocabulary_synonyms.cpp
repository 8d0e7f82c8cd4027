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
        "hotline voicemail callcenter callcentre landline"),
    row(Channel::kEmail, "emails mail mails emailmessage"),
    row(Channel::kChat, "livechat webchat chatbot onlinechat chats"),
    row(Channel::kMessenger,
        "messaging nativemessaging whatsapp telegram wechat viber signal imessage line "
        "facebookmessenger instagramdirect directmessage slack rcs"),
    row(Channel::kSocial,
        "socialmedia facebook twitter instagram linkedin tiktok youtube reddit tweet forum "
        "community"),
    row(Channel::kWeb,
        "website webform form contactform portal online internet widget webwidget helpcenter "
        "helpcentre webshop ecommerce selfservice"),
    row(Channel::kInPerson, "facetoface f2f onsite personal walkin fieldvisit"),
    row(Channel::kVideo,
        "videocall videochat zoom teams msteams googlemeet facetime webinar videoconference"),
    row(Channel::kSms, "text texts textmessage mms"),
    row(Channel::kStore, "shop instore pos branch retail retailstore counter outlet"),
    row(Channel::kPost, "letter postal postalmail letters mailpost paper"),
    row(Channel::kApp, "mobileapp inapp iosapp androidapp mobileapplication ios android"),
});

constexpr auto kTypes = std::to_array<Synonyms>({
    row(Type::kQuestion,
        "questions inquiry enquiry query request information informationrequest inforequest "
        "support "
        "supportrequest servicerequest help howto"),
    row(Type::kComplaint, "complaints complain grievance"),
    row(Type::kPurchase, "purchases sale sales order orders bought buy checkout"),
    row(Type::kReturn, "returns returned rma productreturn"),
    row(Type::kRefund, "refunds refunded refundrequest moneyback reimbursement"),
    row(Type::kPayment, "payments paid charge"),
    row(Type::kInvoice, "invoices bill"),
    row(Type::kDispute, "disputes disputed chargeback"),
    row(Type::kFeedback, "review reviews rating praise compliment suggestion testimonial"),
    row(Type::kSurvey, "surveys surveyresponse questionnaire poll"),
    row(Type::kFollowUp, "followups callback reminder"),
    row(Type::kMarketing, "campaign newsletter promotion promo advert advertisement mailing"),
    row(Type::kMeeting, "meetings appointment demo"),
    row(Type::kVisit, "visits sitevisit"),
    row(Type::kDelivery, "deliveries shipment shipping shipped delivered dispatch"),
    row(Type::kConsent, "optin optout consents"),
    row(Type::kApproval, "approvals approved signoff"),
    row(Type::kNote, "notes internalnote memo"),
    row(Type::kStatusChange, "statusupdate statuschanged"),
    row(Type::kMessage, "messages msg reply comment chatmessage directmessage"),
    row(Type::kIncident, "incidents problem issue bug defect outage fault"),
});

constexpr auto kDirections = std::to_array<Synonyms>({
    row(Direction::kInbound, "incoming in received"),
    row(Direction::kOutbound, "outgoing out sent"),
    row(Direction::kInternal, "private"),
});

constexpr auto kFunctions = std::to_array<Synonyms>({
    row(BusinessFunction::kMarketing, "mktg"),
    row(BusinessFunction::kSales, "sale presales"),
    row(BusinessFunction::kFulfilment,
        "fulfillment logistics shipping delivery operations warehouse"),
    row(BusinessFunction::kFinance, "billing accounting accounts payments"),
    row(BusinessFunction::kService,
        "support customerservice customersupport care customercare helpdesk servicedesk "
        "technicalsupport techsupport aftersales"),
});

constexpr auto kStatuses = std::to_array<Synonyms>({
    row(Status::kNew, "created unassigned"),
    row(Status::kOpen,
        "opened active inprogress working workinprogress assigned reopened started ongoing"),
    row(Status::kPending,
        "waiting awaitingreply awaitingcustomer waitingoncustomer waitingforcustomer "
        "awaitingresponse pendingcustomerresponse snoozed"),
    row(Status::kOnHold, "hold paused"),
    row(Status::kResolved, "solved fixed answered"),
    row(Status::kClosed, "done complete completed finished"),
    row(Status::kEscalated, "escalation"),
});

constexpr auto kSentiments = std::to_array<Synonyms>({
    row(Sentiment::kPositive, "pos happy satisfied good"),
    row(Sentiment::kNeutral, "neu"),
    row(Sentiment::kNegative, "neg unhappy dissatisfied bad angry frustrated"),
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
