import type { Catalogue } from '../catalogues.ts';

export const storedPt: Catalogue = {
  'Paused by a person.': 'Pausado por uma pessoa.',
  '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} Look into it, then press Resume.':
    '{0} dos últimos {1} resultados ({2}) são falhas gerais, principalmente: {3} Verifique e depois pressione Retomar.',
  '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} (code {4}) Look into it, then press Resume.':
    '{0} dos últimos {1} resultados ({2}) são falhas gerais, principalmente: {3} (código {4}) Verifique e depois pressione Retomar.',
  'The template {0} is on hold: {1} /treble release template {2} lifts it.':
    'O modelo {0} está retido: {1} /treble release template {2} o libera.',
  'The line {0} is on hold: {1} /treble release line {2} lifts it.':
    'A linha {0} está retida: {1} /treble release line {2} a libera.',
  'The template is {0}. {1}': 'O status do modelo é {0}. {1}',
  'Somebody other than its author has to approve it with /treble approve {0}.':
    'Alguém que não seja o autor precisa aprová-lo com /treble approve {0}.',
  'WhatsApp lets this business reach {0} different people in 24 hours, and has. Places free from {1} UTC on; the rest is sent then.':
    'O WhatsApp permite a esta empresa alcançar {0} pessoas diferentes em 24 horas, e ela já alcançou. Há vagas a partir de {1} UTC; o restante é enviado então.',
  'WhatsApp lets this business reach nobody else now.':
    'O WhatsApp não permite a esta empresa alcançar mais ninguém agora.',
  'An admin has frozen all sending.': 'Um administrador congelou todos os envios.',
  'This database was restored from a backup or moved to another server, so messages may have been sent that it does not know of. Nothing is sent until an admin confirms with /treble unfreeze.':
    'Este banco de dados foi restaurado de um backup ou movido para outro servidor, então podem ter sido enviadas mensagens que ele não conhece. Nada é enviado até que um administrador confirme com /treble unfreeze.',
  'A person said that it works again.': 'Uma pessoa disse que volta a funcionar.',
  'It was stopped.': 'Foi parada.',
  'WhatsApp said so when templates were read.': 'O WhatsApp disse isso na leitura dos modelos.',
  'Nothing was running at that time, so it was not sent.':
    'Nada estava rodando nesse horário, então não foi enviado.',
  'Changed after the list was reviewed.': 'Mudou depois que a lista foi revisada.',
  'The user stopped marketing messages in WhatsApp.':
    'O usuário deixou de aceitar mensagens de marketing no WhatsApp.',
  'The variables of the template changed.': 'As variáveis do modelo mudaram.',
  'Column “{0}” is empty or missing.': 'A coluna “{0}” está vazia ou não existe.',
  'Column “{0}” has a line break, a tab or more than four spaces in a row.':
    'A coluna “{0}” tem uma quebra de linha, uma tabulação ou mais de quatro espaços seguidos.',
  'Column “{0}” has an error of the spreadsheet, {1}.': 'A coluna “{0}” tem um erro da planilha, {1}.',
  'The filled text is too long: at most {0} characters in the header and {1} in the body.':
    'O texto preenchido é longo demais: no máximo {0} caracteres no cabeçalho e {1} no corpo.',
  'A person has to look at it.': 'Uma pessoa precisa verificar.',
  'paused by its provider': 'pausado pelo seu provedor',
  'asked WhatsApp to end it': 'foi pedido ao WhatsApp que a encerre',
  'The message could not be read from the database; nothing was sent.':
    'Não foi possível ler a mensagem no banco de dados; nada foi enviado.',
  'The user had not written for 24 hours; nothing was sent.':
    'O usuário estava há 24 horas sem escrever; nada foi enviado.',
  'Treble asks to wait {0} seconds.': 'A Treble pede para esperar {0} {0|segundo|segundos}.',
  'Treble walks its conversations by itself and takes no message without one.':
    'A Treble percorre suas conversas sozinha e não aceita mensagem sem uma.',
  'Nothing that was sent to this number is still open.':
    'Nada do que foi enviado a este número continua aberto.',
  'Two spellings of this number were sent to, and either may be meant.':
    'Houve envio a duas grafias deste número, e pode ser qualquer uma delas.',
  'Several conversations are open with this number, and Treble does not say which one.':
    'Há várias conversas abertas com este número, e a Treble não diz qual é.',
  'is not in HubSpot any more': 'não está mais no HubSpot',
  'not a number': 'não é um número',
  'not a phone number': 'não é um telefone',
  'unknown country code': 'código de país desconhecido',
  'too short': 'curto demais',
  'too long': 'longo demais',
  'wrong number of digits': 'quantidade de dígitos errada',
  'country code is not a number': 'o código do país não é um número',
  'phone is empty': 'o telefone está vazio',
  'the spreadsheet cut its digits (scientific notation)': 'a planilha cortou os dígitos (notação científica)',
  'no country code': 'sem código de país',
  'has an extension': 'tem um ramal',
  'no such number under +{0}': 'não existe esse número em +{0}',
  'has {0} cell, the header has {1}': 'tem {0} célula e o cabeçalho tem {1}',
  'has {0} cells, the header has {1}': 'tem {0} células e o cabeçalho tem {1}',
  'a NUL byte': 'um byte NUL',
  'a letter that is not valid {0}': 'uma letra que não é válida em {0}',
};
