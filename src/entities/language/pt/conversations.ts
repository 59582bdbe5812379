import type { Catalogue } from '../catalogues.ts';

export const conversationsPt: Catalogue = {
  '*{0}*  version {1} · template {2}': '*{0}*  versão {1} · modelo {2}',
  'No conversation is archived.': 'Nenhuma conversa está arquivada.',
  'The first {0}. They are not offered for sending; their metrics stay.':
    'As primeiras {0}. Elas não são oferecidas para envio; suas métricas continuam.',
  '{0}. {0|It is|They are} not offered for sending; {0|its|their} metrics stay.':
    '{0}. {0|Ela não é oferecida|Elas não são oferecidas} para envio; suas métricas continuam.',
  'Archived conversations': 'Conversas arquivadas',
  Edit: 'Editar',
  'Edit {0}': 'Editar {0}',
  Metrics: 'Métricas',
  'Metrics of {0}': 'Métricas de {0}',
  Versions: 'Versões',
  'Versions of {0}': 'Versões de {0}',
  Archive: 'Arquivar',
  'Archive {0}': 'Arquivar {0}',
  'Archive this conversation?': 'Arquivar esta conversa?',
  'It is no longer offered for sending. What is being sent goes on, its metrics stay, and it can be restored at any time.':
    'Ela não é mais oferecida para envio. O que está sendo enviado continua, suas métricas ficam e ela pode ser restaurada a qualquer momento.',
  Restore: 'Restaurar',
  'Restore {0}': 'Restaurar {0}',
  '{0} of this template {0|keeps where its value comes|keep where their values come} from.':
    '{0} deste modelo {0|mantém de onde vem seu valor|mantêm de onde vêm seus valores}.',
  'Choose a template and where the values of its variables come from.':
    'Escolha um modelo e de onde vêm os valores das variáveis.',
  'You are editing version {0}. Saving makes a new version; what was sent or reviewed before keeps its own.':
    'Você está editando a versão {0}. Salvar cria uma nova versão; o que foi enviado ou revisado antes mantém a sua.',
  'Edit conversation': 'Editar conversa',
  'Spring sale': 'Oferta de primavera',
  Note: 'Nota',
  'What changed and why, for those who compare the versions later.':
    'O que mudou e por quê, para quem comparar as versões depois.',
  'Type a name for the conversation.': 'Digite um nome para a conversa.',
  'Choose the template to send.': 'Escolha o modelo a enviar.',
  'This form is no longer valid. Close it and open it again from /treble conversations.':
    'Este formulário não é mais válido. Feche-o e abra de novo em /treble conversations.',
  'This button belongs to no conversation. Open /treble conversations again.':
    'Este botão não pertence a nenhuma conversa. Abra /treble conversations de novo.',
  'Which conversation? For example: /treble conversation edit spring_sale':
    'Qual conversa? Por exemplo: /treble conversation edit spring_sale',
  'Make a conversation of a template, or change one: each saved edit is a new version.':
    'Criar uma conversa a partir de um modelo, ou mudar uma: cada edição salva é uma nova versão.',
  'Expected new or edit, found nothing. For example: /treble conversation edit spring_sale':
    'Esperava-se new ou edit, e nada foi encontrado. Por exemplo: /treble conversation edit spring_sale',
  'Expected new or edit, found “{0}”. For example: /treble conversation edit spring_sale':
    'Esperava-se new ou edit, e foi encontrado “{0}”. Por exemplo: /treble conversation edit spring_sale',
  'Type the command again.': 'Digite o comando de novo.',
  '{0} in the header': '{0} no cabeçalho',
  '{0} of the header (a link)': '{0} do cabeçalho (um link)',
  '{0} in the button {1}': '{0} no botão {1}',
  '*Preview*': '*Prévia*',
  'Update preview': 'Atualizar prévia',
  'Where these columns are empty:': 'Onde estas colunas estão vazias:',
  'A change of the template': 'Uma mudança do modelo',
  '{0} made version {1} while you were editing': '{0} criou a versão {1} enquanto você editava',
  '{0}. Nothing of yours is lost: it stands below, unsaved. Look at theirs under Versions; press Save once more to make yours version {1}.':
    '{0}. Nada do seu se perdeu: está abaixo, sem salvar. Veja a outra em Versões; pressione Salvar mais uma vez para que a sua seja a versão {1}.',
  Created: 'Criada',
  Saved: 'Salva',
  'Nothing changed': 'Nada mudou',
  '*{0}* is ready as version 1. Send it with `/treble send` and its name.':
    '*{0}* está pronta como versão 1. Envie com `/treble send` e o nome dela.',
  '*{0}* is saved as version {1}. Deployments that are under way keep the version they began with; the next one sends this.':
    '*{0}* foi salva como versão {1}. Os envios em andamento mantêm a versão com que começaram; o próximo envia esta.',
  'Nothing differs from version {0} of *{1}*, so no new version was made.':
    'Nada difere da versão {0} de *{1}*, então nenhuma nova foi criada.',
  'Its template is {0}: it can be sent when WhatsApp has approved it.':
    'O status do modelo é {0}: ela poderá ser enviada quando o WhatsApp o aprovar.',
  'A column of the list': 'Uma coluna da lista',
  'A fixed text': 'Um texto fixo',
  'Column for {0}': 'Coluna para {0}',
  'Fallback for {0}': 'Alternativa para {0}',
  'Used where the column is empty. Without one, such rows are not sent.':
    'Usada onde a coluna está vazia. Sem uma alternativa, essas linhas não são enviadas.',
  'Fixed text for {0}': 'Texto fixo para {0}',
  '{0} comes from': 'De onde vem {0}',
  'Expected no line breaks, no tabs and at most four spaces in a row. WhatsApp refuses such values.':
    'Esperava-se um texto sem quebras de linha, sem tabulações e com no máximo quatro espaços seguidos. O WhatsApp recusa esses valores.',
  'Type the text, or choose a column of the list.': 'Digite o texto, ou escolha uma coluna da lista.',
  'Type the name of the column.': 'Digite o nome da coluna.',
  'Templates are read from WhatsApp. Only an approved one can be sent.':
    'Os modelos são lidos do WhatsApp. Só um aprovado pode ser enviado.',
  'made from the template by itself': 'criada sozinha a partir do modelo',
  'by {0}': 'por {0}',
  '*Version {0}*': '*Versão {0}*',
  '*{0}*\n{1}, the latest {2} shown, the newest first.':
    '*{0}*\n{1}, as últimas {2} mostradas, a mais recente primeiro.',
  '*{0}*\n{1}, the newest first.': '*{0}*\n{1}, a mais recente primeiro.',
  'version {0} of {1}': 'versão {0} de {1}',
  Saving: 'Salvando',
  'Saving…': 'Salvando…',
};
