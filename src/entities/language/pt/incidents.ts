import type { Catalogue } from '../catalogues.ts';

export const incidentsPt: Catalogue = {
  'Reason given: {0}.': 'Motivo informado: {0}.',
  'WhatsApp says: {0}': 'O WhatsApp diz: {0}',
  'WhatsApp gave no reason. A template is paused when many people block or report it.':
    'O WhatsApp não informou o motivo. Um modelo é pausado quando muitas pessoas o bloqueiam ou denunciam.',
  'Template {0} was paused': 'O modelo {0} foi pausado',
  'WhatsApp paused the template {0} ({1}).': 'O WhatsApp pausou o modelo {0} ({1}).',
  'Template {0} was disabled': 'O modelo {0} foi desativado',
  'WhatsApp disabled the template {0} ({1}).': 'O WhatsApp desativou o modelo {0} ({1}).',
  'Template {0} cannot be sent yet': 'O modelo {0} ainda não pode ser enviado',
  'The template {0} ({1}) was paused and is not approved again: its status is {2}.':
    'O modelo {0} ({1}) foi pausado e ainda não foi aprovado de novo: o status é {2}.',
  Unpause: 'Retomar modelo',
  'Unpause the template?': 'Retomar o modelo?',
  'WhatsApp will be asked to let {0} be sent again. Held deployments then go on by themselves. If people keep blocking or reporting it, it is paused again.':
    'Será pedido ao WhatsApp que {0} possa ser enviado de novo. Os envios retidos continuam sozinhos. Se as pessoas continuarem bloqueando ou denunciando, ele será pausado outra vez.',
  'Leave it paused': 'Deixar em pausa',
  'Template {0} can be sent again': 'O modelo {0} pode ser enviado de novo',
  'WhatsApp released the template {0} ({1}). What it held goes on by itself.':
    'O WhatsApp liberou o modelo {0} ({1}). O que estava retido continua sozinho.',
  Language: 'Idioma',
  Category: 'Categoria',
  Quality: 'Qualidade',
  'Which pause': 'Qual pausa',
  'abusive content': 'conteúdo abusivo',
  'the category does not fit the content': 'a categoria não corresponde ao conteúdo',
  'invalid format': 'formato inválido',
  'promotional content': 'conteúdo promocional',
  'it looks like a scam': 'parece um golpe',
  'language or category do not fit the content': 'o idioma ou a categoria não correspondem ao conteúdo',
  'Noticed when WhatsApp refused a message (132015).':
    'Percebido quando o WhatsApp recusou uma mensagem (132015).',
  'Noticed when the account’s templates were read: WhatsApp’s own notice has not arrived.':
    'Percebido ao ler os modelos da conta: o aviso do WhatsApp não chegou.',
  'Paused template': 'Modelo em pausa',
  'Line {0} stopped sending': 'A linha {0} parou de enviar',
  'Line {0} stopped sending: {1}': 'A linha {0} parou de enviar: {1}',
  'Line {0} may send again': 'A linha {0} pode enviar de novo',
  'Line {0} may send again. What it held goes on by itself.':
    'A linha {0} pode enviar de novo. O que estava retido continua sozinho.',
  'Solve this in WhatsApp Manager; then press {0}.':
    'Resolva isso no Gerenciador do WhatsApp e depois pressione {0}.',
  'Resume held': 'Retomar retidos',
  'Stopped line': 'Linha parada',
  'Acknowledged by {0}: {1}': 'Confirmado por {0}: {1}',
  'Nobody has acknowledged it yet.': 'Ninguém confirmou ainda.',
  'Assigned to {0}.': 'Atribuído a {0}.',
  'Snoozed by {0} until it changes.': 'Em silêncio por {0} até mudar.',
  'Snoozed by {0} until {1}': 'Em silêncio por {0} até {1}',
  'Open since {0}': 'Aberto desde {0}',
  'Open again since {0} · it came {1} times since {2}':
    'Aberto de novo desde {0} · ocorreu {1} vezes desde {2}',
  'No deployment is held.': 'Nenhum envio está retido.',
  Deployment: 'Envio',
  'Users waiting': 'Usuários em espera',
  'Held deployments: the largest {0} of {1}': 'Envios retidos: os {0} maiores de {1}',
  'Held deployments': 'Envios retidos',
  'Users refused': 'Usuários recusados',
  'See affected users': 'Ver usuários afetados',
  'Resume {0} held': 'Retomar {0} {0|retido|retidos}',
  Acknowledge: 'Confirmar',
  'Snooze…': 'Silenciar…',
  'Assign…': 'Atribuir…',
  'Began {0} · over {1} · it lasted {2}': 'Começou {0} · terminou {1} · durou {2}',
  '{0} (code {1})': '{0} (código {1})',
  '{0} {1} (code {2})': '{0} {1} (código {2})',
  'WhatsApp account': 'Conta do WhatsApp',
  'The WhatsApp account is restricted': 'A conta do WhatsApp está restrita',
  'WhatsApp does not let this business send: {0}': 'O WhatsApp não permite que esta empresa envie: {0}',
  'The WhatsApp account may send again': 'A conta do WhatsApp pode enviar de novo',
  'The restriction of the WhatsApp account is over.': 'A restrição da conta do WhatsApp terminou.',
  'Open WhatsApp Manager, read what the account is accused of, and ask for a review there.':
    'Abra o Gerenciador do WhatsApp, leia do que a conta é acusada e peça uma revisão ali.',
  'Once WhatsApp has lifted it, press {0}.': 'Quando o WhatsApp a tiver retirado, pressione {0}.',
  'Restricted account': 'Conta restrita',
  'It lasted {0}.': 'Durou {0}.',
  'It is back: {0}': 'Voltou: {0}',
  'It changed: {0}': 'Mudou: {0}',
  'Still open: {0}': 'Continua aberto: {0}',
  'The snooze is over, and so far nobody has acknowledged it. {0}':
    'O silêncio terminou e ninguém confirmou ainda. {0}',
  '{0} is held: {1}': '{0} está retido: {1}',
  'For you: {0}': 'Para você: {0}',
  '{0} asks you to look after it.': '{0} pede que você cuide disso.',
  'Expected to end: {0} ({1} {1|hour|hours} after it began).':
    'Fim previsto: {0} ({1} {1|hora|horas} depois do início).',
  'Was expected to end: {0}. WhatsApp has not released it yet; it is looked up every minute.':
    'O fim estava previsto: {0}. O WhatsApp ainda não o liberou; é consultado a cada minuto.',
  '{0}: check WhatsApp’s alerts to understand the reason for the pause.':
    '{0}: consulte os alertas do WhatsApp para entender o motivo da pausa.',
  '{0}: find where the message could be clearer and more relevant.':
    '{0}: procure onde a mensagem poderia ser mais clara e relevante.',
  '{0}: change the content and resubmit it for review.':
    '{0}: altere o conteúdo e envie de novo para análise.',
  '{0}: know the messaging policies, because a template paused again and again is disabled for good.':
    '{0}: conheça as políticas de mensagens, porque um modelo pausado repetidamente é desativado para sempre.',
  'First pause': 'Primeira pausa',
  'Second pause, the next one disables it': 'Segunda pausa, a próxima o desativa',
  'Pause while WhatsApp was still assessing it': 'Pausa enquanto o WhatsApp ainda o avaliava',
  'It does not end by itself: it has to be unpaused.': 'Não termina sozinha: é preciso retomar o modelo.',
  'Disabled after repeated pauses': 'Desativado depois de pausas repetidas',
  'It does not end: edit and resubmit the template, or use another one.':
    'Não termina: edite o modelo e envie de novo para análise, ou use outro.',
  'WhatsApp did not say which pause': 'O WhatsApp não disse qual pausa é',
  'A first pause ends after 3 hours, a second one after 6; a pause while WhatsApp was still assessing it does not end by itself.':
    'A primeira pausa termina depois de 3 horas, a segunda depois de 6; uma pausa enquanto o WhatsApp ainda o avaliava não termina sozinha.',
  'Review notifications': 'Revise as notificações',
  'Analyze your template': 'Analise o seu modelo',
  'Edit and resubmit': 'Edite e reenvie',
  'Consult WhatsApp guidelines': 'Consulte as diretrizes do WhatsApp',
  Marketing: 'Marketing',
  Utility: 'Utilidade',
  Authentication: 'Autenticação',
  High: 'Alta',
  Medium: 'Média',
  Low: 'Baixa',
  'Not rated': 'Sem avaliação',
  'Access token': 'Token de acesso',
  'WhatsApp rejects our access token': 'O WhatsApp rejeita nosso token de acesso',
  'Nothing can be sent: {0}': 'Nada pode ser enviado: {0}',
  'WhatsApp accepts our access token again': 'O WhatsApp aceita de novo nosso token de acesso',
  'Sending was resumed after WhatsApp had rejected our access token.':
    'O envio foi retomado depois que o WhatsApp rejeitou nosso token de acesso.',
  'Whoever runs this bot makes a new system-user token with the permissions whatsapp_business_messaging and whatsapp_business_management, sets WHATSAPP_ACCESS_TOKEN and restarts it.':
    'Quem opera este bot cria um novo token de usuário do sistema com as permissões whatsapp_business_messaging e whatsapp_business_management, define WHATSAPP_ACCESS_TOKEN e o reinicia.',
  'After that, press {0}.': 'Depois disso, pressione {0}.',
  'Rejected token': 'Token rejeitado',
  'WhatsApp has a problem with the payment': 'O WhatsApp tem um problema com o pagamento',
  'WhatsApp sends nothing until its payment is settled: {0}':
    'O WhatsApp não envia nada até o pagamento ser regularizado: {0}',
  'The payment problem is solved': 'O problema de pagamento está resolvido',
  'WhatsApp sends again: its payment problem was declared solved.':
    'O WhatsApp envia de novo: o problema de pagamento foi declarado resolvido.',
  'Whoever pays for WhatsApp checks the payment method and open invoices in Meta’s billing.':
    'Quem paga o WhatsApp confere a forma de pagamento e as faturas em aberto na cobrança da Meta.',
  'Payment problem': 'Problema de pagamento',
  'Open in WhatsApp Manager': 'Abrir no Gerenciador do WhatsApp',
  'The line sends again; what it held goes on.': 'A linha envia de novo; o que estava retido continua.',
  'Queued again: {0} whom WhatsApp had refused.': 'De volta à fila: {0} que o WhatsApp havia recusado.',
  'Refused users stay as they are: {0}': 'Os usuários recusados ficam como estão: {0}',
  'Nothing was left to resume: what was held goes on by itself.':
    'Não restava nada para retomar: o que estava retido continua sozinho.',
  Snooze: 'Silenciar',
  'Until then nothing more is said of it, but that it is over. What it holds stays held.':
    'Até lá nada mais é dito, exceto que terminou. O que ele retém continua retido.',
  'For how long': 'Por quanto tempo',
  'One moment…': 'Um momento…',
  'It is snoozed until it changes.': 'Fica em silêncio até mudar.',
  'It is snoozed until {0}.': 'Fica em silêncio até {0}.',
  '1 hour': '1 hora',
  'Until tomorrow at 9:00': 'Até amanhã às 9:00',
  'Until it changes': 'Até mudar',
  'WhatsApp takes the pause of {0} back. Held deployments go on as soon as it says that the template is approved; the alert tells it.':
    'O WhatsApp cancela a pausa de {0}. Os envios retidos continuam assim que ele indicar que o modelo está aprovado; o alerta dirá.',
  'open for {0}': 'aberto há {0}',
  'No incident is open.': 'Não há nenhum incidente aberto.',
  '… and {0} more. `/treble incidents` lists what is open.':
    '… e mais {0}. `/treble incidents` mostra o que está aberto.',
  'You take care of it: {0}. Everybody who sees the alert is told so.':
    'Você cuida disso: {0}. Quem vir o alerta saberá.',
  '{0} takes care of it already: {1}.': '{0} já está cuidando: {1}.',
  Assign: 'Atribuir',
  'Who looks after it': 'Quem cuida disso',
  'They are told directly, and the alert names them.':
    'A pessoa é avisada diretamente, e o alerta a menciona.',
  'Choose a person.': 'Escolha uma pessoa.',
  '{0} may not use this app, so it was not assigned.':
    '{0} não pode usar este app, por isso não foi atribuído.',
  'Assigned to {0}, who is told directly.': 'Atribuído a {0}, que é avisado diretamente.',
  held: 'retido',
  'not held': 'não retido',
  '{0} waiting': '{0} em espera',
  '{0} refused by WhatsApp': '{0} {0|recusado|recusados} pelo WhatsApp',
  '{0} keeps nobody from being sent to now.': '{0} não impede o envio a ninguém agora.',
  '… and {0} more. `/treble deployments` lists the latest.':
    '… e mais {0}. `/treble deployments` mostra os últimos.',
  'Affected users': 'Usuários afetados',
  'This incident does not exist any more. /treble incidents lists what is open.':
    'Este incidente não existe mais. /treble incidents mostra o que está aberto.',
  '1 incident is open.': '1 incidente está aberto.',
  '{0} incidents are open.': '{0} incidentes estão abertos.',
  'What is wrong now, since when, and who takes care of it.':
    'O que está errado agora, desde quando e quem está cuidando.',
  'Open incidents': 'Incidentes abertos',
  'no limit': 'sem limite',
  'WhatsApp lets us reach fewer people a day': 'O WhatsApp nos permite alcançar menos pessoas por dia',
  'WhatsApp now lets this business reach {0} different people in 24 hours; before: {1}.':
    'O WhatsApp agora permite que esta empresa alcance {0} pessoas diferentes em 24 horas; antes: {1}.',
  'The daily limit is as before': 'O limite diário voltou ao que era',
  'WhatsApp lets this business reach as many people as before, or somebody marked it as solved.':
    'O WhatsApp permite alcançar tantas pessoas quanto antes, ou alguém marcou como resolvido.',
  'People a day': 'Pessoas por dia',
  Before: 'Antes',
  'Larger lists wait for free places and go out over several days: the review of each list says so.':
    'Listas maiores esperam vagas e saem em vários dias: a revisão de cada lista indica isso.',
  'Look at the quality of the lines: WhatsApp raises the limit again by itself after days of good quality.':
    'Veja a qualidade das linhas: o WhatsApp volta a aumentar o limite sozinho depois de dias de boa qualidade.',
  'Lowered limit': 'Limite reduzido',
  'The report {0} could not be posted twice': 'O relatório {0} não pôde ser publicado duas vezes',
  'The report {0} could not be posted twice in a row: {1}':
    'O relatório {0} não pôde ser publicado duas vezes seguidas: {1}',
  'The report {0} is posted again': 'O relatório {0} é publicado de novo',
  'The report {0} was posted again, or its subscription has ended.':
    'O relatório {0} foi publicado de novo, ou sua assinatura terminou.',
  'It belongs in {0}; {1} owns it and was told.': 'Pertence a {0}; {1} é responsável e foi avisado.',
  'Invite the bot into the channel again, or end the subscription with /treble unsubscribe there.':
    'Convide o bot de novo para o canal, ou encerre a assinatura ali com /treble unsubscribe.',
  'Report not posted': 'Relatório não publicado',
  'WhatsApp rates line {0} low': 'O WhatsApp avalia a linha {0} como baixa',
  'WhatsApp rates line {0} medium': 'O WhatsApp avalia a linha {0} como média',
  'Many people block or report messages of line {0}; WhatsApp may lower its limit or restrict it.':
    'Muitas pessoas bloqueiam ou denunciam mensagens da linha {0}; o WhatsApp pode reduzir o limite ou restringi-la.',
  'Some people block or report messages of line {0}; if it gets worse, WhatsApp lowers its limit.':
    'Algumas pessoas bloqueiam ou denunciam mensagens da linha {0}; se piorar, o WhatsApp reduz o limite.',
  'WhatsApp rates line {0} high again': 'O WhatsApp avalia de novo a linha {0} como alta',
  'The quality of line {0} has recovered.': 'A qualidade da linha {0} se recuperou.',
  'Send to people who expect it, offer a way out of marketing, and leave out who never answers.':
    'Envie a quem espera a mensagem, ofereça uma saída do marketing e deixe de fora quem nunca responde.',
  'Pause what is not urgent until the quality has recovered; WhatsApp looks at the last seven days.':
    'Pause o que não for urgente até a qualidade se recuperar; o WhatsApp considera os últimos sete dias.',
  'Line quality': 'Qualidade da linha',
  'Mark as solved': 'Marcar como resolvido',
  'No receipts come for line {0}': 'Não chegam confirmações da linha {0}',
  'WhatsApp accepted the latest {0} messages of line {1} more than 5 minutes ago and has told nothing of them since.':
    'O WhatsApp aceitou as últimas {0} mensagens da linha {1} há mais de 5 minutos e não informou nada sobre elas.',
  'Receipts come again for line {0}': 'Chegam de novo confirmações da linha {0}',
  'WhatsApp tells again what became of the messages of line {0}.':
    'O WhatsApp informa de novo o que aconteceu com as mensagens da linha {0}.',
  'Messages may well arrive: only the news of them is missing, so figures stand still. Nothing is sent twice.':
    'As mensagens podem estar chegando: faltam apenas as notícias delas, por isso os números não avançam. Nada é enviado duas vezes.',
  'Whoever runs this bot checks that {0} is reachable from outside, and in Meta’s app dashboard that the webhook of WhatsApp is subscribed to the field messages and not switched off.':
    'Quem opera este bot verifica se {0} pode ser acessado de fora e, no painel de apps da Meta, se o webhook do WhatsApp está inscrito no campo messages e não desativado.',
  'No receipts': 'Sem confirmações',
  '{0} gets far fewer answers than usual': '{0} recebe muito menos respostas que o habitual',
  'Of the users who got {0} in the last days, {1} answered; usually {2} do.':
    'Dos usuários que receberam {0} nos últimos dias, {1} responderam; o habitual é {2}.',
  '{0} is answered as usual again': '{0} volta a receber as respostas habituais',
  'The answers to {0} are close to usual again, or there is nothing recent to compare.':
    'As respostas a {0} estão de novo próximas do habitual, ou não há nada recente para comparar.',
  'Compared are deployments launched one to three days ago with the ninety days before.':
    'São comparados os envios lançados há um a três dias com os noventa dias anteriores.',
  '{0} delivered': '{0} {0|entregue|entregues}',
  Usually: 'Habitual',
  'Compare the versions: was the text, the offer or the audience changed?':
    'Compare as versões: o texto, a oferta ou o público mudou?',
  'Check the template’s quality and the time of day at which it was sent.':
    'Verifique a qualidade do modelo e o horário em que foi enviado.',
  'Few answers': 'Poucas respostas',
  'WhatsApp has lifted the restriction of the account. Lines stay stopped until somebody resumes them.':
    'O WhatsApp retirou a restrição da conta. As linhas continuam paradas até alguém retomá-las.',
  'WhatsApp names the moment {0}': 'O WhatsApp indica o momento {0}',
  'WhatsApp warns about the account': 'O WhatsApp avisa sobre a conta',
  'WhatsApp warns about the account: {0}': 'O WhatsApp avisa sobre a conta: {0}',
  'The warning about the account is dealt with': 'O aviso sobre a conta foi tratado',
  'Somebody marked WhatsApp’s warning about the account as solved.':
    'Alguém marcou como resolvido o aviso do WhatsApp sobre a conta.',
  'Open WhatsApp Manager and read the notice; a violation that repeats restricts the account.':
    'Abra o Gerenciador do WhatsApp e leia o aviso; uma violação repetida restringe a conta.',
  'Sending goes on meanwhile. Press {0} when it is dealt with.':
    'Enquanto isso, o envio continua. Pressione {0} quando estiver tratado.',
  'Account alert': 'Alerta da conta',
  'Many messages of line {0} fail': 'Muitas mensagens da linha {0} falham',
  '{0} of the latest {1} users called on line {2} failed ({3}).':
    'Dos últimos {1} usuários chamados pela linha {2}, {0} {0|falhou|falharam} ({3}).',
  'Messages of line {0} arrive again': 'As mensagens da linha {0} chegam de novo',
  'Fewer than one in ten of the latest messages of line {0} fail, or nothing was sent for an hour.':
    'Falha menos de uma em cada dez das últimas mensagens da linha {0}, ou nada foi enviado em uma hora.',
  'Most often: {0}': 'O mais frequente: {0}',
  'Users called': 'Usuários chamados',
  'Look at {0} of the running deployments: each cause stands there with its next step.':
    'Veja {0} dos envios em andamento: ali está cada causa com o próximo passo.',
  'Is it the list, pause the deployment and correct the rows; is it WhatsApp, wait until this is over.':
    'Se for a lista, pause o envio e corrija as linhas; se for o WhatsApp, espere terminar.',
  'Many failures': 'Muitas falhas',
  'Marked as solved: {0}.': 'Marcado como resolvido: {0}.',
  'Held: {0}, {1} waiting.': 'Retido: {0}, {1} em espera.',
  '{0} concerns {1}. Waiting: {2}. Refused by WhatsApp: {3}.':
    '{0} afeta {1}. Em espera: {2}. Recusados pelo WhatsApp: {3}.',
  '{0} Until it is over, this waits in {1}: {2}.': '{0} Até terminar, em {1} {2|espera|esperam}: {2}.',
};
