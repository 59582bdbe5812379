import type { Catalogue } from '../catalogues.ts';

export const errorsPt: Catalogue = {
  '{0} cannot be paused: it is already {1}.': '{0} não pode ser pausado: seu status já é {1}.',
  '{0} cannot be resumed: it is already {1}.': '{0} não pode ser retomado: seu status já é {1}.',
  '{0} cannot be cancelled: it is already {1}.': '{0} não pode ser cancelado: seu status já é {1}.',
  '{0} cannot be slowed down or sped up: it is already {1}.':
    'A velocidade de {0} não pode ser mudada: seu status já é {1}.',
  '{0} stays held: {1} It goes on by itself after that.':
    '{0} continua retido: {1} Depois disso continua sozinho.',
  'The conversation {0} is archived. Restore it from /treble conversations to send it.':
    'A conversa {0} está arquivada. Restaure-a em /treble conversations para enviá-la.',
  'The template {0} is {1}. It can be sent when WhatsApp has approved it.':
    'O status do modelo {0} é {1}. Ele poderá ser enviado quando o WhatsApp o aprovar.',
  'There is no conversation named “{0}”. /treble conversations lists them.':
    'Não há nenhuma conversa chamada “{0}”. /treble conversations lista todas.',
  'This conversation no longer exists. Pick another one.': 'Esta conversa não existe mais. Escolha outra.',
  'Expected a name for the conversation, found none.':
    'Esperava-se um nome para a conversa, e nenhum foi encontrado.',
  'Expected a name of at most {0} characters, found {1}. Shorten it.':
    'Esperava-se um nome de no máximo {0} caracteres, e foram encontrados {1}. Encurte-o.',
  '“{0}” is how a deployment is called. Choose another name.':
    '“{0}” é o nome de um envio. Escolha outro nome.',
  'Expected a fixed text for {0} without line breaks, tabs or more than four spaces in a row. Correct it.':
    'Esperava-se um texto fixo para {0} sem quebras de linha, tabulações nem mais de quatro espaços seguidos. Corrija-o.',
  'Expected a fallback for {0} without line breaks, tabs or more than four spaces in a row. Correct it.':
    'Esperava-se uma alternativa para {0} sem quebras de linha, tabulações nem mais de quatro espaços seguidos. Corrija-a.',
  'Expected a fixed text for {0}, found none. Type one or choose a column.':
    'Esperava-se um texto fixo para {0}, e nenhum foi encontrado. Digite um ou escolha uma coluna.',
  'Expected the name of a column for {0}, found none.':
    'Esperava-se o nome de uma coluna para {0}, e nenhum foi encontrado.',
  'The fixed texts make the message too long: at most {0} characters in the header and {1} in the body. Shorten them.':
    'Os textos fixos deixam a mensagem longa demais: no máximo {0} caracteres no cabeçalho e {1} no corpo. Encurte-os.',
  'name (was {0})': 'nome (era {0})',
  'template (was {0})': 'modelo (era {0})',
  'values of {0}': 'valores de {0}',
  'Changed: {0}.': 'Mudanças: {0}.',
  'Nothing was sent again. {0}': 'Nada foi enviado de novo. {0}',
  'This file is no longer there: corrected rows are kept for 24 hours. Send it again.':
    'Este arquivo não está mais aqui: as linhas corrigidas ficam guardadas por 24 horas. Envie de novo.',
  'There is a conversation named “{0}” already. Choose another name.':
    'Já há uma conversa chamada “{0}”. Escolha outro nome.',
  'This draft is somebody else’s. Only who made it can discard it.':
    'Este rascunho é de outra pessoa. Só quem o fez pode descartá-lo.',
  'This was sent already, so there is nothing to discard.':
    'Isto já foi enviado, então não há nada a descartar.',
  'Nobody of {0} is among “{1}” now. Choose other users, or another deployment.':
    'Ninguém de {0} está em “{1}” agora. Escolha outros usuários, ou outro envio.',
  'This conversation no longer exists. /treble conversations lists them.':
    'Esta conversa não existe mais. /treble conversations lista todas.',
  '{0} The {1} {1|row before it is|rows before it are} excluded already; correct the list and import it again.':
    '{0} Já {1|está excluída|estão excluídas} {1} {1|linha anterior|linhas anteriores}; corrija a lista e importe-a de novo.',
  'Only failed users can be excluded so; “{0}” is no failure.':
    'Assim só podem ser excluídos usuários com falha; “{0}” não é uma falha.',
  '{0} in {1}.': '{0} em {1}.',
  'This page of exclusions cannot be found. Open the list again.':
    'Esta página de exclusões não foi encontrada. Abra a lista de novo.',
  'WhatsApp tells the variables of {0} by itself. Change it with /treble conversation edit {1}.':
    'O próprio WhatsApp informa as variáveis de {0}. Mude-a com /treble conversation edit {1}.',
  'Expected names of letters, digits and underscores, found “{0}”.':
    'Esperavam-se nomes de letras, dígitos e sublinhados, e foi encontrado “{0}”.',
  'Expected at most {0} variables, found {1}.':
    'Esperavam-se no máximo {0} variáveis, e foram encontradas {1}.',
  'Expected a label of at most {0} characters, found {1}.':
    'Esperava-se um rótulo de no máximo {0} caracteres, e foram encontrados {1}.',
  'This is over already; nothing has to be done about it.':
    'Isto já terminou; não há nada a fazer a respeito.',
  'This review is no longer there: a list that is not sent within 24 hours is erased. Start again.':
    'Esta revisão não existe mais: uma lista que não é enviada em 24 horas é apagada. Comece de novo.',
  'Everybody on this list who could be sent to got a template less than 24 hours ago. Choose to send anyway, or wait.':
    'Todos desta lista a quem se podia enviar receberam um modelo há menos de 24 horas. Escolha enviar mesmo assim, ou espere.',
  'A speed limit is a whole number of messages per second from 1 to {0}; found {1}. Leave it out to send as fast as the line allows.':
    'Um limite de velocidade é um número inteiro de mensagens por segundo de 1 a {0}; foi encontrado {1}. Deixe-o de fora para enviar tão rápido quanto a linha permitir.',
  'The list “{0}” was changed while it was read. Review it again.':
    'A lista “{0}” mudou enquanto era lida. Revise-a de novo.',
  'The line is stopped. {0}': 'A linha está parada. {0}',
  'Nobody on this list can be sent to. The counts say why.':
    'Não é possível enviar a ninguém desta lista. As contagens dizem por quê.',
  'The same number stands in an earlier row.': 'O mesmo número está em uma linha anterior.',
  'Nothing was sent again: you were asked about {0}, and by now {1} {1|outcome is|outcomes are} unknown. Look at /treble status {2} and decide again.':
    'Nada foi enviado de novo: você foi consultado sobre {0}, e agora há {1} {1|resultado desconhecido|resultados desconhecidos}. Veja /treble status {2} e decida de novo.',
  'This holds no deployment, so there is nothing to resume.':
    'Isto não retém nenhum envio, então não há nada a retomar.',
  'WhatsApp has not released it yet. What is held goes on by itself as soon as it does.':
    'O WhatsApp ainda não liberou. O que está retido continua sozinho assim que liberar.',
  'No line is connected for {0}. Name one in the settings.':
    'Não há nenhuma linha conectada para {0}. Indique uma nas configurações.',
  'The list is empty: no row with a phone number was found.':
    'A lista está vazia: nenhuma linha com telefone foi encontrada.',
  'This list is no longer there. /treble lists shows those there are.':
    'Esta lista não existe mais. /treble lists mostra as que há.',
  'There is no list “{0}”. /treble lists shows those there are.':
    'Não há nenhuma lista “{0}”. /treble lists mostra as que há.',
  'There is a list “{0}” already. Replace it, append to it, or choose another name.':
    'Já há uma lista “{0}”. Substitua-a, acrescente a ela, ou escolha outro nome.',
  'Expected a name for the list, found none. For example: vips.':
    'Esperava-se um nome para a lista, e nenhum foi encontrado. Por exemplo: vips.',
  'Expected a name of at most {0} characters, found {1}.':
    'Esperava-se um nome de no máximo {0} caracteres, e foram encontrados {1}.',
  'Expected at least one phone number, found “{0}” ({1}). Correct the list and try again.':
    'Esperava-se pelo menos um telefone, e foi encontrado “{0}” ({1}). Corrija a lista e tente de novo.',
  'Expected at least one phone number. Correct the list and try again.':
    'Esperava-se pelo menos um telefone. Corrija a lista e tente de novo.',
  '{0} is not scheduled: it is already {1}. /treble status {2} tells more.':
    '{0} não está agendado: seu status já é {1}. /treble status {2} diz mais.',
  'Nothing was scheduled: that time has passed by now. Choose another time.':
    'Nada foi agendado: esse horário já passou. Escolha outro horário.',
  'A value is not usable.': 'Um valor não pode ser usado.',
  'Expected a phone number with its country code, such as +12025550123; found one that cannot be sent to: {0}.':
    'Esperava-se um telefone com o código do país, como +12025550123; não é possível enviar para o que foi encontrado: {0}.',
  'No test was sent. {0} Answer it from that phone, or choose to send anyway.':
    'Nenhum teste foi enviado. {0} Responda desse telefone, ou escolha enviar mesmo assim.',
  'No test was sent. {0}': 'Nenhum teste foi enviado. {0}',
  'There is no template “{0}”. /treble templates lists them.':
    'Não há nenhum modelo “{0}”. /treble templates lista todos.',
  'There is no line “{0}”. A review shows the number that would send.':
    'Não há nenhuma linha “{0}”. Uma revisão mostra o número que enviaria.',
  'This template no longer exists at WhatsApp. Choose another one.':
    'Este modelo não existe mais no WhatsApp. Escolha outro.',
  'Expected at most {0} test numbers, found {1} with these. Customers belong on a list, not here.':
    'Esperavam-se no máximo {0} números de teste, e com estes foram encontrados {1}. Clientes vão em uma lista, não aqui.',
  'The template {0} belongs to an account that is not connected.':
    'O modelo {0} pertence a uma conta que não está conectada.',
  'Nothing is sent again while a deployment is {0}.':
    'Nada é enviado de novo enquanto o status de um envio é {0}.',
  'The template {0} is {1}; it can be sent again when WhatsApp has approved it.':
    'O status do modelo {0} é {1}; ele poderá ser enviado de novo quando o WhatsApp o aprovar.',
  '{0} · all versions': '{0} · todas as versões',
  'This page of the history cannot be found. Open the history again.':
    'Esta página do histórico não foi encontrada. Abra o histórico de novo.',
  'This page of users cannot be found. Open the list again.':
    'Esta página de usuários não foi encontrada. Abra a lista de novo.',
  'The last digits can be looked for among {0} users, and these are {1}. Type the whole number with its country code, or narrow the list first.':
    'Os últimos dígitos podem ser buscados entre {0} usuários, e estes são {1}. Digite o número completo com o código do país, ou reduza a lista antes.',
  '{0} waits for no approval. /treble approve lists what does.':
    '{0} não aguarda nenhuma aprovação. /treble approve lista o que aguarda.',
  'You sent {0} yourself, so somebody else has to decide about it.':
    'Você mesmo enviou {0}, então outra pessoa tem que decidir.',
  'The request to approve {0} has expired. Its author asks again with /treble approve {1}.':
    'O pedido de aprovação de {0} expirou. O autor pede de novo com /treble approve {1}.',
  '{0} has changed since you looked, so nothing was approved. Look at it again.':
    '{0} mudou desde que você olhou, então nada foi aprovado. Olhe de novo.',
  'Type the number of recipients to approve {0}. What you typed is another number.':
    'Digite o número de destinatários para aprovar {0}. O que você digitou é outro número.',
  'There is no conversation “{0}”. /treble conversations lists the names.':
    'Não existe a conversa “{0}”. /treble conversations lista os nomes.',
  'This holds deployments: it is over when they may send again.':
    'Isto retém envios: termina quando puderem ser enviados de novo.',
  'This CRM is not connected any more. Choose another audience.':
    'Este CRM não está mais conectado. Escolha outro público.',
  'What was approved has changed or expired since, so it was not sent.':
    'O que foi aprovado mudou ou expirou desde então, então não foi enviado.',
  'HubSpot: expected the phone in a property of contacts, and there is none named “{0}”. Correct its name.':
    'HubSpot: esperava-se o telefone em uma propriedade dos contatos, e não há nenhuma chamada “{0}”. Corrija o nome.',
  'HubSpot: this list does not exist any more. Choose another one.':
    'HubSpot: esta lista não existe mais. Escolha outra.',
};
