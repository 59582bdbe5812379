import type { Catalogue } from '../catalogues.ts';

export const audiencePt: Catalogue = {
  'Excluded by a person.': 'Excluído por uma pessoa.',
  'Which phones? For example: {0}': 'Quais telefones? Por exemplo: {0}',
  'Expected a day such as 2026-12-31 after until, found “{0}”. For example: {1}':
    'Esperava-se um dia como 2026-12-31 depois de until, e foi encontrado “{0}”. Por exemplo: {1}',
  'Expected a day that is still to come, found {0}.':
    'Esperava-se um dia que ainda não passou, e foi encontrado {0}.',
  '{0} of them was excluded before.': '{0} deles já estava excluído.',
  '{0} of them were excluded before.': '{0} deles já estavam excluídos.',
  'Nobody was excluded.': 'Ninguém foi excluído.',
  'Excluded {0}. Reason: {1}': 'Exclusão de {0}. Motivo: {1}',
  'Excluded {0} until {1}. Reason: {2}': 'Exclusão de {0} até {1}. Motivo: {2}',
  'No exclusion was removed.': 'Nenhuma exclusão foi removida.',
  'Removed the exclusion of {0}.': 'A exclusão de {0} foi removida.',
  '{0} was not excluded.': '{0} não estava excluído.',
  '{0} were not excluded.': '{0} não estavam excluídos.',
  '{0} stays excluded: this person opted out in WhatsApp on {1}. Only they can take that back, in WhatsApp; if they asked you to write again, press the button.':
    '{0} continua excluído: esta pessoa pediu no WhatsApp para não receber mais mensagens, {1}. Só ela pode voltar atrás, no WhatsApp; se ela pediu que você escreva de novo, pressione o botão.',
  'So {0|does|do} {0}; /treble exclude list shows {0|it|them}.':
    'Também {0}; /treble exclude list {0|o|os} mostra.',
  'Reach {0}': 'Voltar a escrever a {0}',
  'Which phones? For example: /treble exclude remove +57 300 555 0101':
    'Quais telefones? Por exemplo: /treble exclude remove +57 300 555 0101',
  'Type /treble exclude import again.': 'Digite /treble exclude import de novo.',
  'The phones that are not sent to: add or remove some, look at them all, import a file.':
    'Os telefones para os quais não se envia: acrescentar ou remover alguns, ver todos, importar um arquivo.',
  'Expected add, remove, list or import, found “{0}”. For example: /treble exclude add +57 300 555 0101 Asked us to stop until 2026-12-31':
    'Esperava-se add, remove, list ou import, e foi encontrado “{0}”. Por exemplo: /treble exclude add +57 300 555 0101 Pediu que não escrevêssemos until 2026-12-31',
  'This exclusion had ended already.': 'Esta exclusão já havia terminado.',
  '{0} is not excluded for that reason any more.': '{0} não está mais excluído por esse motivo.',
  'This button is no longer valid. Open the list again.':
    'Este botão não é mais válido. Abra a lista de novo.',
  'Phone numbers with country code, one per line. For more, use a CSV file.':
    'Telefones com código do país, um por linha. Para mais, use um arquivo CSV.',
  'Up to 10 MB, with a column for the phone; other columns are not read.':
    'Até 10 MB, com uma coluna para o telefone; as outras colunas não são lidas.',
  Reason: 'Motivo',
  'Asked us to stop': 'Pediu que não escrevêssemos',
  Until: 'Até',
  'The last day, in your time zone. Leave it empty to exclude them for good.':
    'O último dia, no seu fuso horário. Deixe vazio para excluir de vez.',
  'Exclude phones': 'Excluir telefones',
  Exclude: 'Excluir',
  'Say why: people will read it later.': 'Diga por quê: outras pessoas vão ler depois.',
  'Excluded by the company': 'Excluído pela empresa',
  'Excluded by {0}': 'Excluído por {0}',
  'Opted out in WhatsApp': 'Pediu para não receber mais mensagens no WhatsApp',
  'Told by WhatsApp': 'Informado pelo WhatsApp',
  Remove: 'Remover',
  'Reach somebody who opted out?': 'Escrever a alguém que pediu para não receber mensagens?',
  'The person behind {0} told WhatsApp to stop messages from this company. Do this only when they asked you to be written to again: it is noted under your name.':
    'A pessoa de {0} pediu ao WhatsApp para não receber mais mensagens desta empresa. Faça isto só se ela pediu que escrevam de novo: fica registrado em seu nome.',
  'They asked for it': 'Ela pediu',
  'Leave them alone': 'Não escrever',
  'Take it off the list?': 'Tirar da lista?',
  '{0} will be sent to again, by deployments that are under way too.':
    '{0} voltará a receber envios, inclusive os que já estão em andamento.',
  'until {0}': 'até {0}',
  '{0}, newest first.': '{0}, as mais recentes primeiro.',
  '{0} with “{1}”, newest first.': '{0} com “{1}”, as mais recentes primeiro.',
  'No phone is excluded. Add some with `/treble exclude add`; people who opt out in WhatsApp appear here by themselves.':
    'Nenhum telefone está excluído. Acrescente alguns com `/treble exclude add`; quem pede no WhatsApp para não receber mensagens aparece aqui sozinho.',
  'No phone is excluded with “{0}”. Add some with `/treble exclude add`; people who opt out in WhatsApp appear here by themselves.':
    'Nenhum telefone com “{0}” está excluído. Acrescente alguns com `/treble exclude add`; quem pede no WhatsApp para não receber mensagens aparece aqui sozinho.',
  'Mask the numbers': 'Mascarar os números',
  'Show full numbers': 'Mostrar números completos',
  Exclusions: 'Exclusões',
  'Who looked at full numbers is noted.': 'Fica registrado quem viu os números completos.',
  'Phones are masked.': 'Os telefones estão mascarados.',
  'This button is no longer valid. Open the results again.':
    'Este botão não é mais válido. Abra os resultados de novo.',
  'Send to these users…': 'Enviar a estes usuários…',
  'Send a conversation to users of {0}': 'Enviar uma conversa a usuários de {0}',
  'There is no deployment {0}. Open the results again.':
    'Não existe o envio {0}. Abra os resultados de novo.',
  'This button is no longer valid. Open the failed users again.':
    'Este botão não é mais válido. Abra os usuários com falha de novo.',
  'Excluded {0}: “{1}” of {2}.': 'Exclusão de {0}: “{1}” de {2}.',
  '{0} had been excluded before.': 'Já havia exclusão de {0}.',
  '`/treble exclude list` shows them.': '`/treble exclude list` os mostra.',
  'Start again with /treble lists.': 'Comece de novo com /treble lists.',
  'This button is no longer valid. Open /treble lists again.':
    'Este botão não é mais válido. Abra /treble lists de novo.',
  'Deleted the list *{0}* with {1}. Deployments that used it keep their users.':
    'A lista *{0}* com {1} foi excluída. Os envios que a usaram mantêm seus usuários.',
  'New list': 'Nova lista',
  Save: 'Salvar',
  'The list is kept with its variables.': 'A lista é guardada com suas variáveis.',
  'Append to a list': 'Acrescentar a uma lista',
  Append: 'Acrescentar',
  'Phones that are on the list already get the new variables.':
    'Os telefones que já estão na lista recebem as novas variáveis.',
  'Replace a list': 'Substituir uma lista',
  Replace: 'Substituir',
  'Everybody who is on the list now leaves it, once the new one is read completely.':
    'Todos os que estão na lista agora saem dela, depois que a nova for lida por completo.',
  'Up to 10 MB, with a column for the phone and one for each variable.':
    'Até 10 MB, com uma coluna para o telefone e uma para cada variável.',
  Name: 'Nome',
  'This form is no longer valid. Close it and start again with /treble lists.':
    'Este formulário não é mais válido. Feche-o e comece de novo com /treble lists.',
  'Audiences that are kept under a name: look at them, upload, append, replace, delete.':
    'Públicos guardados com um nome: ver, enviar, acrescentar, substituir, excluir.',
  'Expected new, show, replace, append or delete, found “{0}”. For example: /treble lists append vips':
    'Esperava-se new, show, replace, append ou delete, e foi encontrado “{0}”. Por exemplo: /treble lists append vips',
  'Which list? For example: /treble lists {0} vips': 'Qual lista? Por exemplo: /treble lists {0} vips',
  'no variables': 'sem variáveis',
  'variables {0} and {1} more': 'variáveis {0} e mais {1}',
  'variables {0}': 'variáveis {0}',
  '{0} · {1} · changed by {2} {3}': '{0} · {1} · alterada por {2} {3}',
  'No list is kept yet. Keep one to send to it again and again: press New list, or `/treble lists new vips`.':
    'Nenhuma lista foi salva ainda. Salve uma para enviar a ela várias vezes: pressione Nova lista, ou `/treble lists new vips`.',
  'More than {0} lists, by name. The first {1} are shown; open another one with its name. Choose one in `/treble send` under Saved list.':
    'Mais de {0} listas, por nome. São mostradas as primeiras {1}; abra outra pelo nome. Escolha uma em `/treble send`, em Lista salva.',
  '{0}, by name. Choose one in `/treble send` under Saved list.':
    '{0}, por nome. Escolha uma em `/treble send`, em Lista salva.',
  'Saved lists': 'Listas salvas',
  Open: 'Abrir',
  'Open {0}': 'Abrir {0}',
  Delete: 'Excluir lista',
  'Delete this list?': 'Excluir esta lista?',
  '“{0}” and its {1} are erased. Deployments that used it keep their users. This cannot be undone.':
    '“{0}” e {1|seu|seus} {1} são apagados. Os envios que a usaram mantêm seus usuários. Isso não pode ser desfeito.',
  'Delete list': 'Excluir lista',
  '{0} is no phone number and was left out: {1}.': '{0} não é um telefone e ficou de fora: {1}.',
  '{0} are no phone numbers and were left out: {1}.': '{0} não são telefones e ficaram de fora: {1}.',
  'Reading your list': 'Lendo sua lista',
  'Reading… {0} so far.': 'Lendo… {0} até agora.',
  'Reading…': 'Lendo…',
  'You may close this window: the result then comes to you as a direct message.':
    'Você pode fechar esta janela: o resultado chega como mensagem direta.',
  'There are no test numbers. Add your own phones with `/treble testnumbers add`: they are sent to like any other and left out of every figure.':
    'Não há números de teste. Acrescente seus próprios telefones com `/treble testnumbers add`: eles recebem os envios como qualquer um e ficam fora de todos os números.',
  '{0}\nThey are sent to like any other and left out of every figure, from the next list that is reviewed on.':
    '{0}\nEles recebem os envios como qualquer um e ficam fora de todos os números, a partir da próxima lista revisada.',
  'Which phones? For example: /treble testnumbers {0} +57 300 555 0101':
    'Quais telefones? Por exemplo: /treble testnumbers {0} +57 300 555 0101',
  'Added {0}.': '{0|Acrescentado|Acrescentados}: {0}.',
  'Removed {0}.': '{0|Removido|Removidos}: {0}.',
  'Phones of your own that are left out of every figure.':
    'Telefones próprios que ficam fora de todos os números.',
  'Expected add, remove or list, found “{0}”. For example: /treble testnumbers add +57 300 555 0101':
    'Esperava-se add, remove ou list, e foi encontrado “{0}”. Por exemplo: /treble testnumbers add +57 300 555 0101',
  '*{0}* is kept, with {1}.': '*{0}* foi salva, com {1}.',
  '*{0}* is replaced and has {1} now.': '*{0}* foi substituída e agora tem {1}.',
  '*{0}* has {1} now, {2} more than before.': '*{0}* agora tem {1}, {2} a mais que antes.',
  '{0} repeated a phone of an earlier row; the first one counts.':
    '{0} com um telefone repetido de uma linha anterior; vale a primeira.',
  '{0} read.': 'Lido: {0}.',
  'Choose it in `/treble send` under Saved list.': 'Escolha-a em `/treble send`, em Lista salva.',
};
