import type { Catalogue } from '../catalogues.ts';

export const sendingChoicesPt: Catalogue = {
  'Send corrected rows': 'Enviar linhas corrigidas',
  'Send corrected rows of {0}': 'Enviar linhas corrigidas de {0}',
  'Send corrected rows: {0}': 'Enviar linhas corrigidas: {0}',
  'Download rows to correct': 'Baixar linhas a corrigir',
  '{0} of *{1}* can be corrected: {2}, {3}.':
    '{0} de *{1}* {0|pode ser corrigida|podem ser corrigidas}: {2}, {3}.',
  'Corrected CSV file': 'Arquivo CSV corrigido',
  'Correct phones and values and keep the column “Treble row”; rows you leave out stay as they are. Without that column rows are found by their phone.':
    'Corrija telefones e valores e mantenha a coluna “Treble row”; as linhas que você deixar de fora ficam como estão. Sem essa coluna, as linhas são buscadas pelo telefone.',
  'Choose the corrected file.': 'Escolha o arquivo corrigido.',
  '• Row {0} of the file: {1}.': '• Linha {0} do arquivo: {1}.',
  '• Row {0} of the file: {1}: {2}': '• Linha {0} do arquivo: {1}: {2}',
  '{0} read. *Send to {1}?*': '{0} no arquivo. *Enviar a {1}?*',
  '{0} read. Nobody can be sent to. Correct the file and send it again.':
    '{0} no arquivo. Não é possível enviar a ninguém. Corrija o arquivo e envie de novo.',
  'Review corrections': 'Revisar correções',
  'Each user is checked once more just before their message leaves.':
    'Cada usuário é verificado mais uma vez logo antes de sua mensagem sair.',
  'This form is no longer valid. Close it and start again with /treble correct.':
    'Este formulário não é mais válido. Feche-o e comece de novo com /treble correct.',
  '{0} of {1} to correct; the last column says what is wrong.':
    '{0} de {1} a corrigir; a última coluna diz o que está errado.',
  'The file with {0} is in your direct messages from Treble. Correct it and add it below.':
    'O arquivo com {0} está nas suas mensagens diretas do Treble. Corrija-o e acrescente abaixo.',
  'No row of {0} can be mended by a correction: nobody has an invalid number or a missing variable.':
    'Nenhuma linha de {0} se resolve com uma correção: ninguém tem número inválido nem variável sem valor.',
  'Download the rows with invalid numbers or missing variables, correct them, and send to these users.':
    'Baixar as linhas com números inválidos ou variáveis sem valor, corrigir e enviar a estes usuários.',
  'Your corrected rows of {0} are checked, but the window was closed. Send the file again with /treble correct {1}. Nothing is sent yet.':
    'Suas linhas corrigidas de {0} foram verificadas, mas a janela foi fechada. Envie o arquivo de novo com /treble correct {1}. Nada foi enviado ainda.',
  'Sending…': 'Enviando…',
  '{0} of {1} is queued with the corrected rows.': '{0} de {1} está na fila com as linhas corrigidas.',
  '{0} of {1} are queued with the corrected rows.': '{0} de {1} estão na fila com as linhas corrigidas.',
  'These corrected rows of {0} were sent before, by an earlier press of Send. Nothing is sent twice.':
    'Estas linhas corrigidas de {0} já tinham sido enviadas ao pressionar Enviar antes. Nada é enviado duas vezes.',
  '{0} is not scheduled: it is already {1}.': '{0} não está agendado: seu status já é {1}.',
  Schedule: 'Agendar',
  'Scheduling…': 'Agendando…',
  day: 'dia',
  days: 'dias',
  minute: 'minuto',
  minutes: 'minutos',
  'The clocks skip the time you typed; this is the first moment after it.':
    'Os relógios pulam o horário que você digitou; este é o primeiro momento depois dele.',
  'The clocks show that time twice; the first is meant.':
    'Os relógios mostram esse horário duas vezes; vale o primeiro.',
  '{0} ({1}), in {2}.': '{0} ({1}), em {2}.',
  'tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours':
    'amanhã 9:00, sex 14:30, 2026-12-01 08:00 America/Bogota, em 2 horas',
  'Expected a date and a time such as {0}; found “{1}”.':
    'Esperava-se uma data e um horário como {0}; foi encontrado “{1}”.',
  'Expected a moment to come, found “{0}”: it is {1} in {2} now.':
    'Esperava-se um momento futuro, e foi encontrado “{0}”: agora são {1} em {2}.',
  'Expected a moment within a year, found “{0}”.':
    'Esperava-se um momento dentro de um ano, e foi encontrado “{0}”.',
  'Move the time of a scheduled deployment: tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours.':
    'Mudar o horário de um envio agendado: amanhã 9:00, sex 14:30, 2026-12-01 08:00 America/Bogota, em 2 horas.',
  'When? For example: {0}': 'Quando? Por exemplo: {0}',
  'This form is no longer valid. Close it and type /treble schedule again.':
    'Este formulário não é mais válido. Feche-o e digite /treble schedule de novo.',
  'Back to the review': 'Voltar à revisão',
  '{0}\nStarts *{1}*': '{0}\nComeça em *{1}*',
  'In your time: {0}. Everything is checked again then. If it may not be sent, or nothing was running for five minutes after, it does not start late: you are asked.':
    'No seu horário: {0}. Nesse momento tudo é verificado de novo. Se não puder ser enviado, ou se nada estiver rodando nos cinco minutos seguintes, ele não começa atrasado: você é consultado.',
  'Time of {0}': 'Horário de {0}',
  'Date and time': 'Data e horário',
  '{0} is scheduled: it starts {1}': '{0} está agendado: começa em {1}',
  'It is held: {0}. {1}': 'Está retido: {0}. {1}',
  '{0} is on its way: {1}.': '{0} está a caminho: {1}.',
  'Send now': 'Enviar agora',
  'For example: {0}. In your own time zone unless you name one; it is shown to you before anything is scheduled.':
    'Por exemplo: {0}. No seu próprio fuso horário, a menos que você indique outro; é mostrado a você antes de agendar qualquer coisa.',
  'tomorrow 9:00': 'amanhã 9:00',
  When: 'Quando',
  'Date and time, if scheduled': 'Data e horário, se for agendado',
  'Type when to start, such as {0}.': 'Digite quando começar, por exemplo {0}.',
  'Choose Schedule, or clear the date and time below.':
    'Escolha Agendar, ou apague a data e o horário abaixo.',
  'Send at most so many messages of a deployment per second; off lifts the limit.':
    'Enviar no máximo tantas mensagens de um envio por segundo; off tira o limite.',
  'Expected a whole number from 1 to 1,000, or off. For example: {0}':
    'Esperava-se um número inteiro de 1 a 1.000, ou off. Por exemplo: {0}',
  'Expected a whole number from 1 to 1,000, or off, found “{0}”. For example: {1}':
    'Esperava-se um número inteiro de 1 a 1.000, ou off, e foi encontrado “{0}”. Por exemplo: {1}',
  '{0} is sent as fast as the line allows.': '{0} é enviado tão rápido quanto a linha permitir.',
  '{0} is sent at no more than {1} per second.': '{0} é enviado a no máximo {1} por segundo.',
  '{0} still to be sent to.': 'Falta enviar a {0}.',
  'At most … messages per second': 'No máximo … mensagens por segundo',
  'Empty: as fast as the line allows, {0}. At {1} a second {2} {2|takes|take} {3}.':
    'Vazio: tão rápido quanto a linha permitir, {0}. A {1} por segundo, {2} {2|leva|levam} {3}.',
  'Expected a whole number from 1 to 1,000, found {0}.':
    'Esperava-se um número inteiro de 1 a 1.000, e foi encontrado {0}.',
  'This message has {0} variables, more than a form takes. Test it with a list of one row.':
    'Esta mensagem tem {0} variáveis, mais do que um formulário aceita. Teste com uma lista de uma linha.',
  'Send one message of a conversation to one number; it counts in no figure.':
    'Enviar uma mensagem de uma conversa a um número; não conta em nenhum número das métricas.',
  'Which conversation? For example: /treble test spring_sale +12025550123':
    'Qual conversa? Por exemplo: /treble test spring_sale +12025550123',
  'Test {0} to …{1} is on its way. The result comes in a direct message from Treble and is kept up to date.':
    'O teste {0} para …{1} está a caminho. O resultado chega em uma mensagem direta do Treble e é mantido em dia.',
  'Send a test': 'Enviar um teste',
  'Also if it got a template less than 24 hours ago': 'Também se recebeu um modelo há menos de 24 horas',
  'Send test': 'Enviar teste',
  'One message of {0} to one number. It counts in no figure.':
    'Uma mensagem de {0} a um número. Não conta em nenhum número das métricas.',
  'You are told the result in a direct message from Treble, which is kept up to date.':
    'Você recebe o resultado em uma mensagem direta do Treble, que é mantida em dia.',
  'This form is no longer valid. Close it and start again with /treble test.':
    'Este formulário não é mais válido. Feche-o e comece de novo com /treble test.',
  'Type the number to send the test to.': 'Digite o número para o qual enviar o teste.',
};
