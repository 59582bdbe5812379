import type { Catalogue } from '../catalogues.ts';

export const tablesPt: Catalogue = {
  Template: 'Modelo',
  Conversations: 'Conversas',
  'Deployment status': 'Status do envio',
  'Conversation stage': 'Etapa da conversa',
  'Session status': 'Status da sessão',
  Phone: 'Telefone',
  'waiting to be sent': 'aguardando envio',
  'waiting for a new try': 'aguardando nova tentativa',
  'accepted by WhatsApp, not sent yet': 'aceito pelo WhatsApp, ainda não enviado',
  'sent, not delivered yet (phone off or without internet)':
    'enviado, ainda não entregue (telefone desligado ou sem internet)',
  'outcome not known yet, waiting for evidence': 'resultado ainda desconhecido, aguardando evidência',
  'Unknown, not retried': 'Desconhecido, sem nova tentativa',
  delivered: 'entregue',
  read: 'lido',
  'Not answered': 'Sem resposta',
  'In Flow': 'Em fluxo',
  Finished: 'Concluído',
  'Will be sent': 'Serão enviados',
  'Still an invalid number': 'Número ainda inválido',
  'Still a missing variable': 'Variável ainda sem valor',
  'Somebody already in the deployment': 'Alguém que já está no envio',
  Excluded: 'Excluído',
  'Excluded (users)': 'Excluídos',
  'With an agent': 'Com um agente',
  'Got a template less than 24 hours ago': 'Recebeu um modelo há menos de 24 horas',
  'Stands twice in the file': 'Aparece duas vezes no arquivo',
  'No row to correct found': 'Nenhuma linha a corrigir foi encontrada',
  'Delivered, did not answer': 'Entregues que não responderam',
  Delivered: 'Entregue',
  'Delivered (users)': 'Entregues',
  Answered: 'Responderam',
  'Failed, for any reason': 'Com falha, por qualquer motivo',
  'Failed: {0}': 'Com falha: {0}',
  'The conversation has been successfully sent to the user.':
    'A conversa foi enviada com sucesso ao usuário.',
  'In process': 'Em processo',
  'Still being sent, or sent while the phone is off or without internet.':
    'Ainda está sendo enviado, ou foi enviado enquanto o telefone está desligado ou sem internet.',
  'Give it time. If it takes too long, ask the support contact.':
    'Aguarde um pouco. Se demorar demais, fale com o contato de suporte.',
  'Active session with an agent': 'Sessão ativa com um agente',
  'The user is talking with an agent, and agents come before deployments.':
    'O usuário está conversando com um agente, e os agentes vêm antes dos envios.',
  'Send again when the agent has ended the conversation.':
    'Envie de novo quando o agente tiver encerrado a conversa.',
  'Blocked or old version': 'Bloqueio ou versão antiga',
  'The user has blocked the line, has no WhatsApp account, uses an outdated version, or has not accepted the new terms.':
    'O usuário bloqueou a linha, não tem conta no WhatsApp, usa uma versão desatualizada ou não aceitou os novos termos.',
  'Reach this person another way; sending again does not help.':
    'Fale com esta pessoa por outro meio; enviar de novo não adianta.',
  'The number is on the company’s exclusion list, or the user opted out.':
    'O número está na lista de exclusão da empresa, ou o usuário pediu para não receber mais mensagens.',
  'Take the number off the exclusion list if that was a mistake.':
    'Retire o número da lista de exclusão se foi um engano.',
  'Invalid number': 'Número inválido',
  'The WhatsApp number is invalid.': 'O número do WhatsApp é inválido.',
  'Correct the number in your list and send the corrected rows.':
    'Corrija o número na sua lista e envie as linhas corrigidas.',
  'Variable unfilled': 'Variável sem valor',
  'A variable of the template has no usable value: misspelled, empty, unknown to the connected CRM, or too long.':
    'Uma variável do modelo não tem um valor utilizável: escrita errada, vazia, desconhecida do CRM conectado ou longa demais.',
  'Fill the variable in your list and send the corrected rows.':
    'Preencha a variável na sua lista e envie as linhas corrigidas.',
  'Template paused': 'Modelo pausado',
  'WhatsApp paused or disabled the template because its quality was rated low.':
    'O WhatsApp pausou ou desativou o modelo porque sua qualidade foi avaliada como baixa.',
  'Review the notifications in WhatsApp Manager, analyze the template, edit and resubmit it, and consult the WhatsApp guidelines.':
    'Revise as notificações no WhatsApp Manager, analise o modelo, edite-o e envie-o de novo para revisão, e consulte as diretrizes do WhatsApp.',
  'Too many templates': 'Modelos demais',
  'The contact received several templates in a short time without answering, so WhatsApp blocks new ones for a while; each further one makes that longer.':
    'O contato recebeu vários modelos em pouco tempo sem responder, então o WhatsApp bloqueia novos por um tempo; cada um a mais prolonga isso.',
  'Wait at least 24 hours before sending another template to this contact.':
    'Espere pelo menos 24 horas antes de enviar outro modelo a este contato.',
  'General failure': 'Falha geral',
  'The conversation was not sent because of a general failure.':
    'A conversa não foi enviada por uma falha geral.',
  'Contact support with the code shown.': 'Fale com o suporte com o código mostrado.',
  Cancelled: 'Cancelado',
  'Cancelled (users)': 'Cancelados',
  'A person cancelled the deployment before this message was sent.':
    'Uma pessoa cancelou o envio antes que esta mensagem saísse.',
  'Not a valid WhatsApp number.': 'Não é um número válido do WhatsApp.',
  'This is a test line and the number is not on its list of allowed numbers.':
    'Esta é uma linha de teste e o número não está na lista de números permitidos.',
  'On the exclusion list.': 'Na lista de exclusão.',
  'The company blocked this user in WhatsApp.': 'A empresa bloqueou este usuário no WhatsApp.',
  'The user stopped marketing messages from this company.':
    'O usuário deixou de aceitar mensagens de marketing desta empresa.',
  'No WhatsApp account, an old version, terms not accepted, or the line is blocked.':
    'Sem conta no WhatsApp, com uma versão antiga, sem aceitar os termos, ou com a linha bloqueada.',
  'A variable of the template has no value.': 'Uma variável do modelo não tem valor.',
  'A variable has a line break, a tab or more than four spaces in a row, or the wrong form.':
    'Uma variável tem uma quebra de linha, uma tabulação ou mais de quatro espaços seguidos, ou o formato errado.',
  'The text is too long once the variables are filled in.':
    'O texto fica longo demais com as variáveis preenchidas.',
  'The user is talking with an agent.': 'O usuário está conversando com um agente.',
  'The user got a template less than 24 hours ago and has not answered.':
    'O usuário recebeu um modelo há menos de 24 horas e não respondeu.',
  'WhatsApp limits how many templates this user gets.':
    'O WhatsApp limita quantos modelos este usuário recebe.',
  'Left out: the business had reached as many people as WhatsApp allows in 24 hours.':
    'Ficou de fora: a empresa já havia alcançado tantas pessoas quanto o WhatsApp permite em 24 horas.',
  'Too many messages to the same number within seconds.':
    'Mensagens demais para o mesmo número em poucos segundos.',
  'WhatsApp paused the template.': 'O WhatsApp pausou o modelo.',
  'WhatsApp disabled the template.': 'O WhatsApp desativou o modelo.',
  'The template does not exist in this language or is not approved.':
    'O modelo não existe neste idioma ou não está aprovado.',
  'It was held, or came too late for its turn; nothing was sent.':
    'Foi retida ou chegou tarde para a sua vez; nada foi enviado.',
  'WhatsApp asked us to slow down.': 'O WhatsApp pediu que fôssemos mais devagar.',
  'WhatsApp could not be reached.': 'Não foi possível contatar o WhatsApp.',
  'WhatsApp keeps this number out of marketing for an experiment.':
    'O WhatsApp deixa este número fora do marketing por um experimento.',
  'WhatsApp does not allow this message in the user’s country.':
    'O WhatsApp não permite esta mensagem no país do usuário.',
  'The message expired before delivery.': 'A mensagem expirou antes da entrega.',
  'WhatsApp could not fetch the header’s file.': 'O WhatsApp não conseguiu obter o arquivo do cabeçalho.',
  'WhatsApp did not accept the request.': 'O WhatsApp não aceitou a solicitação.',
  'WhatsApp restricted the line because of spam reports.':
    'O WhatsApp restringiu a linha por denúncias de spam.',
  'WhatsApp locked the business account.': 'O WhatsApp bloqueou a conta da empresa.',
  'WhatsApp has a problem with the payment method.': 'O WhatsApp tem um problema com o método de pagamento.',
  'WhatsApp rejected our access token.': 'O WhatsApp rejeitou nosso token de acesso.',
  'Our access token lacks a permission.': 'Falta uma permissão ao nosso token de acesso.',
  'The line is not registered, not verified or under maintenance.':
    'A linha não está registrada, não está verificada ou está em manutenção.',
  'WhatsApp gave a reason this product does not know yet.':
    'O WhatsApp deu um motivo que este produto ainda não conhece.',
  'Total users': 'Total de usuários',
  'Everybody the conversation was to be sent to; a number that is listed twice counts once.':
    'Todas as pessoas a quem a conversa seria enviada; um número repetido conta uma vez.',
  'Messages sent': 'Mensagens enviadas',
  'WhatsApp confirmed that the message left: a sent, delivered or read receipt, or a quoting reply.':
    'O WhatsApp confirmou que a mensagem saiu: um recibo de enviada, entregue ou lida, ou uma resposta que a cita.',
  'Neither delivered nor failed nor cancelled: not sent yet, or sent while the phone is off.':
    'Nem entregues, nem com falha, nem cancelados: ainda não enviados, ou enviados enquanto o telefone está desligado.',
  'Users in any failed state; the breakdown says why.':
    'Usuários em qualquer estado de falha; o detalhamento diz por quê.',
  'A delivered or read receipt, or a reply that quotes the message.':
    'Um recibo de entregue ou lida, ou uma resposta que cita a mensagem.',
  Responses: 'Respostas',
  'Delivered users who answered the first message; later answers add nothing.':
    'Usuários entregues que responderam à primeira mensagem; respostas posteriores não somam.',
  'Response rate': 'Taxa de resposta',
  'Responses ÷ Delivered × 100; “–” when nothing was delivered.':
    'Respostas ÷ Entregues × 100; “–” quando nada foi entregue.',
  Paused: 'Pausado',
  'Held: template paused': 'Retido: modelo pausado',
  'Held: line stopped': 'Retido: linha parada',
  'Held: too many failures': 'Retido: falhas demais',
  'Waiting: daily limit reached': 'Em espera: limite diário atingido',
  'Waiting for approval': 'Aguardando aprovação',
  Frozen: 'Congelado',
  'Held: template on hold': 'Retido: modelo retido',
  'Held: line on hold': 'Retido: linha retida',
  text: 'texto',
  button: 'botão',
  choice: 'opção escolhida',
  image: 'imagem',
  video: 'vídeo',
  audio: 'áudio',
  'voice note': 'mensagem de voz',
  document: 'documento',
  sticker: 'figurinha',
  location: 'localização',
  'contact card': 'cartão de contato',
  reaction: 'reação',
  order: 'pedido',
  'notice of WhatsApp': 'aviso do WhatsApp',
  'message of an unknown kind': 'mensagem de tipo desconhecido',
  '{0} %': '{0}%',
  'under {0}': 'menos de {0}',
  'over {0}': 'mais de {0}',
  Draft: 'Rascunho',
  Scheduled: 'Agendado',
  Sending: 'Enviando',
  Sent: 'Enviado',
  'No session': 'Sem sessão',
  Bot: 'Bot',
  'With the bot': 'Com o bot',
  Agent: 'Agente',
  Closed: 'Encerrada',
  'Last activity, newest first': 'Última atividade, a mais recente primeiro',
  'Deployment date, newest first': 'Data do envio, a mais recente primeiro',
};
