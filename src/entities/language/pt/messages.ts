import type { Catalogue } from '../catalogues.ts';

export const messagesPt: Catalogue = {
  'Cancel {0}?': 'Cancelar {0}?',
  'Users who have not been sent to yet never will be. Messages that have left stay. This cannot be undone.':
    'Os usuários que ainda não receberam nunca vão receber. As mensagens que já saíram ficam. Isso não pode ser desfeito.',
  'Cancel deployment': 'Cancelar envio',
  'nobody left to send to': 'não resta ninguém a quem enviar',
  '{0} left to send to': 'falta enviar a {0}',
  'nobody was left to send to': 'não restava ninguém a quem enviar',
  '{0} will not be sent to': '{0} não {0|vai|vão} receber nada',
  'nobody left in process': 'não resta ninguém em processo',
  'nobody left to send to, {0} in process': 'não resta ninguém a quem enviar, {0} em processo',
  'All sending is frozen: {0} · An admin lifts it with /treble unfreeze.':
    'Todos os envios estão congelados: {0} · Um administrador libera com /treble unfreeze.',
  Launched: 'Lançado',
  'Never launched': 'Nunca lançado',
  'Launched by {0}': 'Lançado por {0}',
  '{0} test number was sent to as well and left out of these figures.':
    '{0} número de teste também recebeu a mensagem e fica fora destes números.',
  '{0} test numbers were sent to as well and left out of these figures.':
    '{0} números de teste também receberam a mensagem e ficam fora destes números.',
  '{0} {1}: {2} of {3} delivered, {4} in process, {5} failed.':
    '{0} {1}: {2} de {3} {3|entregue|entregues}, {4} em processo, {5} com falha.',
  'You get this directly because it could not be posted in {0}: I am not a member there. To have the next one there, type {1} in that channel.':
    'Você recebe isto diretamente porque não foi possível publicar em {0}: não sou membro lá. Para que o próximo chegue lá, digite {1} nesse canal.',
  'You get this directly because {0} is shared with another organisation, whose people would read it there.':
    'Você recebe isto diretamente porque {0} é compartilhado com outra organização, cujas pessoas o leriam ali.',
  'You get this directly because it could not be posted in {0} ({1}).':
    'Você recebe isto diretamente porque não foi possível publicar em {0} ({1}).',
  Share: 'Proporção',
  'Next step': 'Próximo passo',
  'At most {0} {0|message|messages} per second': 'No máximo {0} {0|mensagem|mensagens} por segundo',
  'WhatsApp asked us to slow down: the line sends {0} message per second instead of {1} and speeds up by itself, to full speed by {2}.':
    'O WhatsApp pediu que fôssemos mais devagar: a linha envia {0} mensagem por segundo em vez de {1} e acelera sozinha, a toda velocidade: {2}.',
  'WhatsApp asked us to slow down: the line sends {0} messages per second instead of {1} and speeds up by itself, to full speed by {2}.':
    'O WhatsApp pediu que fôssemos mais devagar: a linha envia {0} mensagens por segundo em vez de {1} e acelera sozinha, a toda velocidade: {2}.',
  'WhatsApp asked for a rest: the line goes on by itself at {0}.':
    'O WhatsApp pediu uma pausa: a linha continua sozinha: {0}.',
  'From users to responses': 'De usuários a respostas',
  'Send failures by state': 'Falhas de envio por estado',
  'Results · {0}': 'Resultados · {0}',
  '{0}: {1} of {2} delivered, {3} in process, {4} failed, {5} answered.':
    '{0}: {1} de {2} {2|entregue|entregues}, {3} em processo, {4} com falha, {5} {5|respondeu|responderam}.',
  'Retry failed': 'Reenviar falhas',
  'Retry failed users of {0}?': 'Reenviar aos usuários com falha de {0}?',
  '{0} of {1} that failed can succeed now and will be sent to again. The others stay as they are; you are told why.':
    '{0} de {1} com falha {0|pode receber agora e a mensagem será enviada de novo a ele|podem receber agora e a mensagem será enviada de novo a eles}. Os outros ficam como estão; você é informado do motivo.',
  'Send {0} now?': 'Enviar {0} agora?',
  'Sends to {0} at once instead of at its time.': 'Envia a {0} de imediato em vez de no horário.',
  'Change time': 'Mudar horário',
  'Choose another time': 'Escolher outro horário',
  'Scheduled for {0} · {1}': 'Agendado para {0} · {1}',
  'Scheduled by {0} for {1} · {2}': 'Agendado por {0} para {1} · {2}',
  '{0} · starts {1} · {2}': '{0} · começa {1} · {2}',
  'Not started': 'Não iniciado',
  '{0} · was to start {1} · {2}': '{0} · deveria começar {1} · {2}',
  '{0} Nothing is sent until somebody decides.': '{0} Nada é enviado até que alguém decida.',
  'Held now:': 'Retido agora:',
  'scheduled for {0}': 'agendado para {0}',
  'not started at its time, {0}': 'não iniciado no horário, {0}',
  '{0} {1}: {2}, {3} to send to.': '{0} {1}: {2}, {3} a enviar.',
  '{0} was not sent at its time': '{0} não foi enviado no horário',
  '{0} {1} was to start on {2} and did not: {3} What shall happen?':
    '{0} {1} deveria começar em {2} e não começou: {3} O que fazer?',
  '{0} waiting · launched from {1}': '{0} aguardando · lançado em {1}',
  'not sent': 'não enviado',
  'delivered and read': 'entregue e lido',
  cancelled: 'cancelado',
  'waiting. {0}': 'aguardando. {0}',
  'not delivered: {0}. {1}': 'não entregue: {0}. {1}',
  'not delivered: {0}. {1} (code {2})': 'não entregue: {0}. {1} (código {2})',
  'Counts in no figure.': 'Não conta em nenhum número das métricas.',
  'Test of {0} · version {1}': 'Teste de {0} · versão {1}',
  'Test {0} of {1} to …{2}: {3}.': 'Teste {0} de {1} para …{2}: {3}.',
  'To {0}: {1}.': 'Para {0}: {1}.',
  '{0} is paused': '{0} está em pausa',
  '{0} is held: template paused': '{0} está retido: modelo pausado',
  '{0} is held: line stopped': '{0} está retido: linha parada',
  '{0} is held: too many failures': '{0} está retido: falhas demais',
  '{0} waits: daily limit reached': '{0} aguarda: limite diário atingido',
  '{0} waits for approval': '{0} aguarda aprovação',
  '{0} is frozen': '{0} está congelado',
  '{0} is held: template on hold': '{0} está retido: modelo retido',
  '{0} is held: line on hold': '{0} está retido: linha retida',
  'nobody is left to send to': 'não resta ninguém a quem enviar',
  'An admin lifts it with /treble unfreeze.': 'Um administrador libera com /treble unfreeze.',
  'Sending has started: {0} to send to.': 'O envio começou: {0} a enviar.',
  'Sending has started for {0}: {1} to send to.': 'O envio de {0} começou: {1} a enviar.',
  '{0} was cancelled before it started: nobody was sent to.':
    '{0} foi cancelado antes de começar: nada foi enviado a ninguém.',
  '{0} has started': '{0} começou',
  '{0} has started: {1} to send to.': '{0} começou: {1} a enviar.',
  '{0} has finished': '{0} foi concluído',
  '{0} has finished: {1}.': '{0} foi concluído: {1}.',
  '{0} was cancelled': '{0} foi cancelado',
  '{0} was cancelled: {1}.': '{0} foi cancelado: {1}.',
  '{0} of {1} delivered, {2} failed, {3} answered so far':
    '{0} de {1} {1|entregue|entregues}, {2} com falha, {3} {3|respondeu|responderam} até agora',
  '{0} goes on': '{0} continua',
  '{0} goes on: {1}.': '{0} continua: {1}.',
  '{0}: {1}.': '{0}: {1}.',
  'It is sent again to some users': 'É enviado de novo a alguns usuários',
  'The hold is over': 'Não está mais retido',
  '{0} has possible duplicates': '{0} tem possíveis duplicados',
  '{0} has possible duplicates: {1} may have received it twice, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.':
    '{0} tem possíveis duplicados: {1} pode ter recebido duas vezes, porque um recibo chegou tarde, depois de uma nova tentativa. Não é preciso fazer nada; responda com gentileza se perguntar.',
  '{0} has possible duplicates: {1} may have received it twice each, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.':
    '{0} tem possíveis duplicados: {1} podem ter recebido duas vezes cada um, porque um recibo chegou tarde, depois de uma nova tentativa. Não é preciso fazer nada; responda com gentileza se perguntarem.',
  'Median: half of them took no longer; p90: nine of ten. Accurate to a second below 20 seconds, to a tenth above.':
    'Mediana: metade não demorou mais; p90: nove em cada dez. Com precisão de um segundo abaixo de 20 segundos, e de um décimo acima.',
  'Time to deliver': 'Tempo até a entrega',
  'From our call to WhatsApp until the first sign that the phone had the message.':
    'Da nossa chamada ao WhatsApp até o primeiro sinal de que o telefone tinha a mensagem.',
  'nothing delivered yet': 'nada foi entregue ainda',
  'Time to first response': 'Tempo até a primeira resposta',
  'From there until the user’s first answer.': 'Daí até a primeira resposta do usuário.',
  'nobody answered yet': 'ninguém respondeu ainda',
  'median {0}, p90 {1}': 'mediana {0}, p90 {1}',
};
