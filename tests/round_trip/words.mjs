// What systems call their columns and write into them, in five languages.
export const languages = ['en', 'de', 'fr', 'es', 'pt'];

const list = (text) => text.split('|');
// Role: names in en, de, fr, es, pt.
const kNames = {
  source_id: ['ID|Interaction ID|interaction_id|Record ID', 'ID|Vorgangsnummer', 'ID|Identifiant', 'ID', 'ID'],
  customer: ['Customer ID|customer_id|CustomerNo|Client ID|customerId|Cust No.', 'Kundennummer|Kunden-Nr.|KundenID|Kundennr', 'N° client|Numéro client|ID client|Code client', 'ID cliente|Código de cliente|Número de cliente|Nº de cliente', 'ID do cliente|Código do cliente|Número do cliente|Nº do cliente'],
  account: ['Account Number|Account ID|account_id', 'Debitorennummer|Debitor', 'Numéro de compte client|Compte client', 'Cuenta de cliente', 'Conta do cliente'],
  email: ['Email|E-mail|Email Address|customer_email', 'E-Mail|E-Mail-Adresse', 'E-mail|Courriel|Adresse e-mail', 'Correo electrónico|E-mail|Correo', 'E-mail|Endereço de e-mail'],
  phone: ['Phone|Phone Number|Mobile', 'Telefon|Telefonnummer|Rufnummer', 'Téléphone|Numéro de téléphone|Portable', 'Teléfono|Móvil', 'Telefone|Telemóvel|Celular'],
  customer_name: ['Customer Name|Full Name|customer_name', 'Kundenname', 'Nom du client|Nom client', 'Nombre del cliente', 'Nome do cliente'],
  organisation: ['Company|Organization|Company Name', 'Firma|Unternehmen', 'Société|Entreprise', 'Empresa', 'Empresa'],
  time: ['Created At|Date|Timestamp|Start Time|created_at|Date/Time|dateCreated', 'Datum|Zeitpunkt|Erstellt am|Zeitstempel', 'Date|Date de création|Horodatage|Créé le', 'Fecha|Fecha y hora|Fecha de creación', 'Data|Data e hora|Data de criação|Criado em'],
  date: ['Date|date|Call Date', 'Datum', 'Date', 'Fecha', 'Data'],
  time_of_day: ['Time|Start Time|time', 'Uhrzeit|Startzeit', 'Heure', 'Hora', 'Hora'],
  end_of_day: ['End Time|end_time', 'Endzeit', 'Heure de fin', 'Hora de fin', 'Hora de fim'],
  ended_at: ['End Time|Ended At|Closed At|closed_at', 'Ende|Geschlossen am|Endzeit', 'Date de fin|Clôturé le', 'Fecha de cierre|Fecha de fin', 'Data de fim|Data de encerramento|Fechado em'],
  follow_up_at: ['Follow-up Date|Follow Up At|Due Date', 'Wiedervorlage|Fällig am', "Échéance|Date d'échéance", 'Vencimiento|Fecha de vencimiento', 'Vencimento|Data de vencimento'],
  channel: ['Channel|Contact Channel|channel', 'Kanal|Kontaktkanal', 'Canal', 'Canal', 'Canal'],
  type: ['Type|Interaction Type|Contact Type', 'Typ|Art|Vorgangsart', 'Type|Type de contact', 'Tipo|Tipo de contacto', 'Tipo|Tipo de contato'],
  direction: ['Direction|Call Direction|direction', 'Richtung', 'Sens|Direction', 'Dirección', 'Direção|Sentido'],
  is_inbound: ['Inbound|is_inbound|Incoming', 'Eingehend', 'Entrant', 'Entrante', 'Entrante'],
  status: ['Status|Ticket Status|State', 'Status|Bearbeitungsstatus', 'Statut|État', 'Estado', 'Status|Situação|Estado'],
  topic: ['Topic|Category|Contact Reason', 'Thema|Kategorie|Anliegen', 'Motif|Catégorie', 'Motivo|Categoría|Tema', 'Motivo|Categoria'],
  agent: ['Agent|Assigned To|Agent Name|Handled By', 'Bearbeiter|Mitarbeiter|Sachbearbeiter', 'Conseiller|Agent', 'Agente', 'Atendente|Agente'],
  team: ['Team|Queue|team', 'Team|Abteilung', 'Équipe|Groupe', 'Equipo', 'Equipe'],
  subject: ['Subject|Title|subject', 'Betreff|Titel', 'Objet|Sujet', 'Asunto', 'Assunto'],
  body: ['Message|Comment|Body|Notes|Text', 'Nachricht|Bemerkung|Kommentar', 'Message|Commentaire|Commentaires', 'Mensaje|Comentario|Comentarios', 'Mensagem|Comentário|Observações'],
  value: ['Amount|Total|Total Amount|Order Total|total_amount', 'Betrag|Gesamtbetrag|Summe', 'Montant|Montant TTC|Montant total', 'Importe|Monto|Importe total', 'Valor|Valor total'],
  quantity: ['Quantity|Qty', 'Menge|Anzahl', 'Quantité|Qté', 'Cantidad', 'Quantidade|Qtd'],
  unit_price: ['Unit Price|Price|unit_price', 'Einzelpreis|Stückpreis', 'Prix unitaire', 'Precio unitario', 'Preço unitário|Valor unitário'],
  currency: ['Currency|currency|Currency Code', 'Währung', 'Devise', 'Moneda|Divisa', 'Moeda'],
  wait_s: ['Wait Time|Queue Time|Waiting Time', 'Wartezeit', "Temps d'attente", 'Tiempo de espera', 'Tempo de espera'],
  talk_s: ['Talk Time|Duration|Call Duration', 'Gesprächsdauer|Dauer', "Durée|Durée de l'appel", 'Duración|Duración de la llamada', 'Duração|Duração da chamada'],
  csat: ['CSAT|Satisfaction|Satisfaction Rating|Rating', 'Zufriedenheit|Bewertung', 'Satisfaction', 'Satisfacción|Valoración', 'Satisfação|Avaliação'],
  nps: ['NPS|NPS Score', 'NPS', 'NPS', 'NPS', 'NPS'],
  tags: ['Tags|Labels|tags', 'Tags|Schlagworte', 'Étiquettes|Tags', 'Etiquetas', 'Etiquetas|Tags'],
  order: ['Order ID|Order Number|order_id|Order No', 'Bestellnummer|Auftragsnummer|Bestell-Nr.', 'Numéro de commande|N° de commande', 'Número de pedido|Nº de pedido', 'Número do pedido|Nº do pedido|Pedido'],
  invoice: ['Invoice Number|Invoice No|invoice_id', 'Rechnungsnummer|Rechnungs-Nr.', 'Numéro de facture|N° de facture', 'Número de factura|Nº de factura', 'Número da fatura|Nº da fatura'],
};
export const names = (role, language) => list(kNames[role][languages.indexOf(language)]);

// Our word: the source's words in en, de, fr, es, pt.
const kWords = {
  type: {
    purchase: ['Order|Purchase|Sale', 'Bestellung|Kauf', 'Commande|Achat', 'Compra|Pedido', 'Compra|Pedido'],
    refund: ['Refund', 'Erstattung|Rückerstattung', 'Remboursement', 'Reembolso', 'Reembolso'],
    return: ['Return', 'Retoure|Rücksendung', 'Retour', 'Devolución', 'Devolução'],
    payment: ['Payment', 'Zahlung', 'Paiement', 'Pago', 'Pagamento'],
    invoice: ['Invoice', 'Rechnung', 'Facture', 'Factura', 'Fatura'],
    dispute: ['Dispute|Chargeback', 'Chargeback', 'Chargeback', 'Chargeback', 'Chargeback'],
    question: ['Question|Inquiry', 'Frage|Anfrage', 'Question|Demande', 'Consulta|Pregunta', 'Pergunta|Dúvida'],
    complaint: ['Complaint', 'Beschwerde|Reklamation', 'Réclamation|Plainte', 'Queja|Reclamación', 'Reclamação'],
    feedback: ['Feedback|Review', 'Rückmeldung|Feedback', 'Avis', 'Opinión', 'Feedback'],
    meeting: ['Meeting', 'Besprechung|Termin', 'Réunion', 'Reunión', 'Reunião'],
    delivery: ['Delivery|Shipment', 'Lieferung', 'Livraison', 'Entrega', 'Entrega'],
    message: ['Message', 'Nachricht', 'Message', 'Mensaje', 'Mensagem'],
    incident: ['Incident|Problem', 'Störung', 'Incident|Panne', 'Incidencia', 'Incidente'],
  },
  channel: {
    phone: ['Phone|Call|phone', 'Telefon|Anruf', 'Téléphone|Appel', 'Teléfono|Llamada', 'Telefone|Ligação'],
    email: ['Email|E-mail|email', 'E-Mail', 'E-mail|Courriel', 'Correo electrónico|E-mail', 'E-mail'],
    chat: ['Chat|Live Chat', 'Chat', 'Chat', 'Chat', 'Chat'],
    messenger: ['WhatsApp|Messenger', 'WhatsApp', 'WhatsApp', 'WhatsApp', 'WhatsApp'],
    social: ['Social Media|Twitter', 'Facebook', 'Réseaux sociaux|Facebook', 'Redes sociales', 'Redes sociais'],
    web: ['Web|Web Form', 'Webseite|Kontaktformular', 'Site web|Formulaire', 'Sitio web', 'Site|Formulário'],
    in_person: ['In person|In-Person', 'Persönlich|Vor Ort', 'En personne', 'En persona|Presencial', 'Presencial'],
    sms: ['SMS', 'SMS', 'SMS', 'SMS', 'SMS'],
    store: ['Store', 'Filiale|Laden', 'Boutique|Magasin', 'Tienda', 'Loja'],
    post: ['Letter|Post', 'Brief|Post', 'Courrier', 'Carta', 'Carta'],
  },
  direction: {
    inbound: ['Inbound|Incoming|in', 'Eingehend', 'Entrant', 'Entrante', 'Entrante|Recebido'],
    outbound: ['Outbound|Outgoing|out', 'Ausgehend', 'Sortant', 'Saliente', 'Enviado'],
    internal: ['Internal', 'Intern', 'Interne', 'Interno', 'Interno'],
  },
  status: {
    new: ['New', 'Neu', 'Nouveau', 'Nuevo', 'Novo'],
    open: ['Open|In Progress', 'Offen|In Bearbeitung', 'Ouvert|En cours', 'Abierto|En proceso', 'Aberto|Em andamento'],
    pending: ['Pending|Waiting', 'Wartend', 'En attente', 'Pendiente', 'Pendente'],
    on_hold: ['On Hold|on-hold', 'Angehalten', 'Suspendu', 'En espera', 'On hold'],
    resolved: ['Resolved|Solved', 'Gelöst', 'Résolu', 'Resuelto', 'Resolvido'],
    closed: ['Closed|Done', 'Geschlossen|Erledigt', 'Fermé|Clos', 'Cerrado', 'Fechado|Concluído'],
    escalated: ['Escalated', 'Eskaliert', 'Escaladé', 'Escalado', 'Escalado'],
  },
};
export const ourWords = (kind) => Object.keys(kWords[kind]);
export const sourceWords = (kind, word, language) => list(kWords[kind][word][languages.indexOf(language)]);
export const unknownWords = ['Zebrafish', 'Type 9', 'Sonstwas', 'Ni idea', 'Qwertz'];

export const firstNames = list('Ana|Bjørn|Chloé|Dieter|Élodie|Fátima|Günter|Hanna|Inês|José|Karl|Léa|María|Nils|Olívia|Pedro|Renée|Søren|Thaís|Ulla');
export const lastNames = list("O'Neill|Müller|Lefèvre|García|Gonçalves|Schäfer|Smith|Peña|Araújo|Nguyen|de la Cruz|Weiß");
export const organisations = list('Acme, Inc.|Müller & Söhne GmbH|Café "Zur Post"|Étoile SARL|Ibérica S.A.|Pão & Cia|Globex; Ltd|Northwind');
export const topics = list('Billing|Late delivery|Rechnung, falsch|Qualité|Envío tardío|Garantia|Login|Broken; missing part');
export const teams = list('Tier 1|Tier 2|Kundendienst Süd|Équipe A|Back office');
export const tags = list('vip|urgent|late|größe|retorno|first-order|b2b|éco|returns 2024');
export const subjects = list('Where is my order?|Rechnung über 18.500 € stimmt nicht|Question "urgent", please|Réclamation: colis abîmé|¿Dónde está mi pedido?|Não funciona; e agora?|Re: Re: invoice #4711|Broken handle | two of them'.replace(' | two', ' \u2013 two')).concat('50% | half', 'C:\\temp\\new', "it's fine", '=SUM(A1:A2)', '3,5" disk');
export const wideSubjects = ['配送が遅い', 'Заказ не пришёл', 'أين طلبي؟', 'שלום, היכן ההזמנה', '🎉 great!', '고객 문의', 'Ελληνικά', 'नमस्ते'];
export const bodies = ['Hello,\nmy order has not arrived.\n\nBest regards', 'He said: "never again", and left.', 'Line one\r\nline two; three, four\tfive', 'Sehr geehrte Damen und Herren, das Gerät ist defekt \u2013 bitte um R\u00fcckruf.', 'Je suis très déçue; le colis est arrivé ouvert.', 'El producto llegó roto, quiero mi dinero.', 'Muito bom, recomendo!', 'path C:\\new\\table and \\"quoted\\"', 'N', '"', 'ends with a quote "', '""twice""', 'a,b;c|d', "l'été \u201cdernier\u201d \u2026", 'Was '.repeat(80) + 'lange.', '--', '0', '12/11'];
export const wideBodies = ['商品が壊れていました。\n返金してください。', 'مرحبا، المنتج "مكسور"، شكرا', 'Спасибо; всё хорошо 👍🏽', '👨‍👩‍👧 loves it\n🇪🇺', '\u202bשלום\u202c, ok'];
export const extraNames = ['Region', 'SKU', 'Warehouse Code', 'Build', 'Farbe', 'Lagerort', 'Gewicht, kg', 'Taille', 'Nº de serie', 'Rayon', 'Loyalty "tier"', 'x', 'Spare column 7', 'plan.level', 'É', 'batch/lot', 'Height (cm)', 'a b  c', 'flag_1', 'Birth Date'];
export const wideExtraNames = ['備考', '🎁 gift', 'Цвет'];
