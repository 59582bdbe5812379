import type { Catalogue } from '../catalogues.ts';

export const subscriptionsPt: Catalogue = {
  'This subscription has ended. /treble subscriptions lists those there are.':
    'Esta assinatura terminou. /treble subscriptions mostra as que existem.',
  'Nothing has changed since the report before.': 'Nada mudou desde o relatório anterior.',
  'Failed: {0} of users, not above {1}.': 'Falharam: {0} dos usuários, não acima de {1}.',
  'Your report “{0}” was not posted': 'Seu relatório “{0}” não foi publicado',
  'Your report “{0}” may be missing': 'Seu relatório “{0}” pode estar faltando',
  'The report “{0}” that you subscribed a channel to was not posted. {1}':
    'O relatório “{0}” que você assinou para um canal não foi publicado. {1}',
  'The report “{0}” that you subscribed a channel to may be missing. {1}':
    'O relatório “{0}” que você assinou para um canal pode estar faltando. {1}',
  'Channel {0}, due {1}.': 'Canal {0}, previsto para {1}.',
  'The next one is tried at its usual time. To read it now, type {0}; to stop it, type {1} in the channel.':
    'O próximo é tentado no horário habitual. Para ler agora, digite {0}; para parar, digite {1} no canal.',
  'There is no report “{0}”. The reports are: {1}.': 'Não existe o relatório “{0}”. Os relatórios são: {1}.',
  '“{0}” is not a period. Name one like these: {1}.': '“{0}” não é um período. Use um como estes: {1}.',
  '“{0}” is not a time zone. Name one like America/Bogota or Europe/Berlin.':
    '“{0}” não é um fuso horário. Use um como America/Bogota ou Europe/Berlin.',
  'every day': 'todos os dias',
  'Monday to Friday': 'de segunda a sexta',
  'whenever a deployment finishes ({0})': 'sempre que um envio termina ({0})',
  '{0} at {1} ({2})': '{0} às {1} ({2})',
  'weekly, {0} at {1} ({2})': 'toda semana, {0} às {1} ({2})',
  'monthly, on the 1st at {0} ({1})': 'todo mês, no dia 1 às {0} ({1})',
  'monthly, on the first of these days: {0}, at {1} ({2})':
    'todo mês, no primeiro destes dias: {0}, às {1} ({2})',
  'Comes {0}.': 'Chega {0}.',
  'Late: this one was due {0}.': 'Atrasado: estava previsto para {0}.',
  'Mute or change': 'Silenciar ou alterar',
  'Nothing was running at that time.': 'Nesse horário nada estava em execução.',
  'Nothing was running at that time; a later one was posted instead.':
    'Nesse horário nada estava em execução; um posterior foi publicado no lugar.',
  'The subscription ended before its time came.': 'A assinatura terminou antes do horário.',
  'The subscription was paused.': 'A assinatura estava em pausa.',
  'The subscription was snoozed.': 'A assinatura estava adiada.',
  'There was nothing to say.': 'Não havia nada a informar.',
  'Nothing was sent.': 'Nada foi enviado.',
  'Nothing had changed since the one before.': 'Nada havia mudado desde o anterior.',
  'Failures stayed below the limit of the subscription.': 'As falhas não passaram do limite da assinatura.',
  'It could not be put together within 12 hours. Ask whoever runs the app to look into its log.':
    'Não foi possível montá-lo em 12 horas. Peça a quem administra o app que veja o log.',
  'This report does not exist any more. Subscribe to another one.':
    'Este relatório não existe mais. Assine outro.',
  'Slack did not say whether it took the message, and the channel’s history may not be read, so it is not posted again.':
    'O Slack não disse se aceitou a mensagem e o histórico do canal não pode ser lido; por isso ela não é publicada de novo.',
  '“{0}” is not a time of day. Write it as hours and minutes, such as 09:00.':
    '“{0}” não é um horário. Escreva horas e minutos, como 09:00.',
  'Choose one day of the week at least.': 'Escolha pelo menos um dia da semana.',
  'Say above how many percent of failures it comes: a whole number from 0 to 100.':
    'Diga acima de qual porcentagem de falhas ele chega: um número inteiro de 0 a 100.',
  'Which report: {0}? For example: {1}': 'Qual relatório: {0}? Por exemplo: {1}',
  'Slack takes no more messages for the moment. Try again in a minute.':
    'O Slack não aceita mais mensagens no momento. Tente de novo em um minuto.',
  'Slack did not say whether it took the report. Look in the channel before you try again.':
    'O Slack não disse se aceitou o relatório. Olhe o canal antes de tentar de novo.',
  'The report is in your direct messages from Treble, as a CSV file.':
    'O relatório está nas suas mensagens diretas do Treble, como arquivo CSV.',
  'There is no conversation or deployment “{0}”. /treble conversations lists the conversations.':
    'Não existe a conversa nem o envio “{0}”. /treble conversations mostra as conversas.',
  'Expected a time from 00:00 to 23:59, found “{0}”. For example: {1}':
    'Era esperado um horário de 00:00 a 23:59, mas veio “{0}”. Por exemplo: {1}',
  'Expected a report ({0}), a time, days, a time zone or a language, found “{1}”. For example: {2}':
    'Era esperado um relatório ({0}), um horário, dias, um fuso horário ou um idioma, mas veio “{1}”. Por exemplo: {2}',
  'Subscribed: *{0}* in {1}, {2}; {3}. `/treble subscriptions` changes it, `/treble unsubscribe {4}` ends it.':
    'Assinado: *{0}* em {1}, {2}; {3}. `/treble subscriptions` altera, `/treble unsubscribe {4}` encerra.',
  'Ended: *{0}* no longer comes to {1}.': 'Encerrado: *{0}* não chega mais a {1}.',
  'There was no subscription to “{0}” in {1}. `/treble subscriptions` lists those there are.':
    'Não havia assinatura de “{0}” em {1}. `/treble subscriptions` mostra as que existem.',
  Change: 'Alterar',
  'Change {0}': 'Alterar {0}',
  'Preview now': 'Ver agora',
  'Preview {0}': 'Ver {0} agora',
  'Slack did not take the preview. Try again in a minute.':
    'O Slack não aceitou a prévia. Tente de novo em um minuto.',
  'The preview is in your direct messages from Treble.':
    'A prévia está nas suas mensagens diretas do Treble.',
  'Open the form again.': 'Abra o formulário de novo.',
  'Post it': 'Publicar',
  'when there is something to say': 'quando houver algo a informar',
  'only if something was sent': 'só se algo foi enviado',
  'only if something changed since the one before': 'só se algo mudou desde o anterior',
  'only if failures are above a limit': 'só se as falhas passarem de um limite',
  Otherwise: 'Caso contrário',
  'post one line': 'publicar uma linha',
  'post nothing': 'não publicar nada',
  'If nothing ran at its time': 'Se nada estava em execução no horário',
  'post the latest one late, and say so': 'publicar o último com atraso e avisar',
  'skip it': 'pular',
  State: 'Estado',
  'comes at its times': 'chega nos seus horários',
  'paused until somebody resumes it': 'em pausa até alguém retomar',
  'snoozed until tomorrow': 'adiada até amanhã',
  'snoozed for a week': 'adiada por uma semana',
  'Limit of failures in percent': 'Limite de falhas em porcentagem',
  'the channel’s own': 'o do canal',
  Days: 'Dias',
  'A weekly or monthly report comes on the first of these days in each week or month.':
    'Um relatório semanal ou mensal chega no primeiro destes dias em cada semana ou mês.',
  At: 'Horário',
  'Time zone': 'Fuso horário',
  Owner: 'Responsável',
  'Is told directly when it cannot be posted.': 'Recebe uma mensagem direta quando não é possível publicar.',
  Report: 'Relatório',
  'The app must be a member there: type /invite and choose it, in the channel.':
    'O app precisa ser membro lá: digite /invite e escolha-o, no canal.',
  '*{0}* in {1}': '*{0}* em {1}',
  Subscribe: 'Assinar',
  'Type a whole number from 0 to 100, such as 5.': 'Digite um número inteiro de 0 a 100, como 5.',
  'a direct message to you': 'uma mensagem direta para você',
  'The app is not in this channel, so it could not post here. Type /invite, choose the app, and try again.':
    'O app não está neste canal, então não poderia publicar aqui. Digite /invite, escolha o app e tente de novo.',
  'Choose the channel and the report.': 'Escolha o canal e o relatório.',
  'Saved: *{0}* in {1}, {2}; {3}.': 'Salvo: *{0}* em {1}, {2}; {3}.',
  posted: 'publicado',
  skipped: 'pulado',
  failed: 'falhou',
  'paused by {0}': 'em pausa por {0}',
  'snoozed until {0}': 'adiada até {0}',
  'next {0}': 'próximo {0}',
  'next with the next deployment that finishes': 'o próximo com o próximo envio que terminar',
  'none was due yet': 'nenhum venceu ainda',
  'owner {0}': 'responsável {0}',
  'Last: {0}': 'Últimos: {0}',
  'Expected nothing after “all”.': 'Nada era esperado depois de “all”.',
  'No channel has subscribed to a report. `/treble subscribe` begins.':
    'Nenhum canal assina um relatório. `/treble subscribe` começa.',
  'No report comes to {0}. `/treble subscribe` posts the digest every morning.':
    'Nenhum relatório chega a {0}. `/treble subscribe` publica o resumo toda manhã.',
  Resume: 'Retomar',
  Pause: 'Pausar',
  'Post a report here by itself; without more words a form asks which, when and of what.':
    'Publicar um relatório aqui sozinho; sem mais palavras, um formulário pergunta qual, quando e de quê.',
  'End a report of this channel; without a name the digest.':
    'Encerrar um relatório deste canal; sem nome, o resumo.',
  'The reports that come here, how the last ones went, and the buttons to change them; all channels for admins.':
    'Os relatórios que chegam aqui, como foram os últimos e os botões para alterá-los; todos os canais para administradores.',
  'A report for you alone, posted here, or as a CSV file; period: today, yesterday, week, month, 30d or dates.':
    'Um relatório só para você, publicado aqui ou como arquivo CSV; período: today, yesterday, week, month, 30d ou datas.',
};
