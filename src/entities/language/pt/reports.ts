import type { Catalogue } from '../catalogues.ts';

export const reportsPt: Catalogue = {
  'same as {0}': 'igual a {0}',
  '{0} vs {1}': '{0} vs. {1}',
  '{0} points vs {1}': '{0} pontos vs. {1}',
  '{0} sent, not delivered yet': '{0} enviados e ainda não entregues',
  '{0} unknown, not retried': '{0} desconhecidos, não repetidos',
  '{0} of users': '{0} dos usuários',
  same: 'igual',
  'no comparison, as one of them has delivered nothing': 'sem comparação, porque uma delas não entregou nada',
  '{0} points': '{0} pontos',
  'Launched: {0} (time of {1}). Figures as they stand now; answers count for 72 hours.':
    'Lançado: {0} (horário de {1}). Números deste momento; as respostas contam por 72 horas.',
  '{0}: nothing was sent, and nothing waits for anybody.': '{0}: nada foi enviado e nada espera por ninguém.',
  'Results of {0}': 'Resultados de {0}',
  'Failed users of {0}': 'Falhas de {0}',
  'Retry failed of {0}': 'Repetir {0}',
  'Month by month': 'Mês a mês',
  'The last 14 days': 'Os últimos 14 dias',
  'The last 8 weeks': 'As últimas 8 semanas',
  'Response rate in percent': 'Taxa de resposta em porcentagem',
  'usually {0}': 'normalmente {0}',
  '{0} within {1}': '{0} em {1}',
  '{0} answered of {1} delivered': '{0} responderam de {1} entregues',
  'Answered most': 'Mais respondida',
  'Answered least': 'Menos respondida',
  'Conversations (the {0} largest of {1})': 'Conversas (as {0} maiores de {1})',
  Deployments: 'Envios',
  'more than usual': 'mais que o normal',
  'less than usual': 'menos que o normal',
  'as usual': 'o normal',
  'Why users were not reached': 'Por que os usuários não foram alcançados',
  'Of all users': 'De todos',
  Trend: 'Tendência',
  'What to do': 'O que fazer',
  'WhatsApp disabled the template {0}.': 'O WhatsApp desativou o modelo {0}.',
  'WhatsApp paused the template {0}.': 'O WhatsApp pausou o modelo {0}.',
  'Nothing is sent with it. Look at the reason in WhatsApp Manager, edit the template and resubmit it, or use another one.':
    'Nada é enviado com ele. Veja o motivo no WhatsApp Manager, edite o modelo e reenvie para revisão, ou use outro.',
  'Line {0} sends nothing.': 'A linha {0} não envia nada.',
  'Solve this in WhatsApp Manager, then resume what is held.':
    'Resolva isso no WhatsApp Manager e depois retome o que está retido.',
  '{0} waits for someone.': '{0} espera por alguém.',
  '{0} more deployments are held: /treble deployments lists them.':
    'Há mais {0} envios retidos: /treble deployments mostra todos.',
  '{0} did not start at its time.': '{0} não começou no horário.',
  '{0} with an unknown outcome.': '{0} com resultado desconhecido.',
  'In {0} WhatsApp never said whether the message left, so it is not sent again by itself. Press View results, then Resend unknown.':
    'Em {0} o WhatsApp nunca disse se a mensagem saiu; por isso ela não é reenviada sozinha. Abra os resultados e escolha reenviar os desconhecidos.',
  '{0} that failed can succeed now.': '{0} que falharam já podem receber.',
  'Press Retry failed for {0}: only these are sent to again.':
    'Aperte repetir em {0}: só eles recebem um novo envio.',
  'People block or report some templates.': 'Há pessoas bloqueando ou denunciando alguns modelos.',
  '{0}: send them to fewer people or make them clearer before WhatsApp pauses them.':
    '{0}: envie a menos pessoas ou deixe mais claros antes que o WhatsApp os pause.',
  'Templates and lines are healthy.': 'Os modelos e as linhas estão bem.',
  'low quality': 'qualidade baixa',
  'medium quality': 'qualidade média',
  'Since the digest before, its users went on: {0} more delivered, {1} more answered.':
    'Desde o resumo anterior, os usuários dele avançaram: mais {0} entregues, mais {1} respostas.',
  'Test numbers sent to and left out of these figures: {0}.':
    'Números de teste que receberam e não contam nestes números: {0}.',
  'Better than usual.': 'Melhor que o normal.',
  'Worse than usual.': 'Pior que o normal.',
  'Partly better, partly worse than usual.': 'Em parte melhor e em parte pior que o normal.',
  'As usual.': 'Como de costume.',
  'More failed than usual: {0}, usually {1}.': 'Falharam mais que o normal: {0}, normalmente {1}.',
  'Fewer failed than usual: {0}, usually {1}.': 'Falharam menos que o normal: {0}, normalmente {1}.',
  'Fewer were delivered than usual: {0}, usually {1}.':
    'Foram entregues menos que o normal: {0}, normalmente {1}.',
  'More were delivered than usual: {0}, usually {1}.':
    'Foram entregues mais que o normal: {0}, normalmente {1}.',
  'Fewer answered than usual: {0}, usually {1}.': 'Responderam menos que o normal: {0}, normalmente {1}.',
  'More answered than usual: {0}, usually {1}.': 'Responderam mais que o normal: {0}, normalmente {1}.',
  'Fewer answered within {0} than usual: {1}, usually {2}.':
    'Em {0} responderam menos que o normal: {1}, normalmente {2}.',
  'More answered within {0} than usual: {1}, usually {2}.':
    'Em {0} responderam mais que o normal: {1}, normalmente {2}.',
  hour: 'hora',
  hours: 'horas',
  deployment: 'envio',
  deployments: 'envios',
  '{0} in {1}: {2} delivered, {3} failed; {4} of those delivered have answered so far.':
    '{0} em {1}: {2} entregues, {3} falhas; até agora {4} dos entregues responderam.',
  'Conversation comparison': 'Comparação de conversas',
  'Conversations against {0}': 'Conversas ante {0}',
  'Users before': 'Usuários antes',
  'Rate before': 'Taxa antes',
  'Versions beside each other': 'Versões lado a lado',
  Version: 'Versão',
  'Too few people were delivered to compare response rates ({0} each at least).':
    'Foram entregues a poucas pessoas para comparar taxas de resposta (pelo menos {0} por conversa).',
  '{0}: {1} answered.': '{0}: {1} responderam.',
  'Answered most: {0} ({1}). Answered least: {2} ({3}).':
    'Mais respondida: {0} ({1}). Menos respondida: {2} ({3}).',
  'Conversations against each other and the period before, and their versions.':
    'Conversas entre si e ante o período anterior, com suas versões.',
  'Daily digest': 'Resumo diário',
  'Yesterday against the day before and the usual: what happened, whether it is good, what to do.':
    'Ontem ante o dia anterior e o normal: o que aconteceu, se é bom, o que fazer.',
  'Deployment finished': 'Envio terminado',
  '{0} has finished · {1} · v{2}': '{0} terminou · {1} · v{2}',
  '{0} of {1} delivered ({2}), {3} failed; {4} of those delivered have answered so far.':
    '{0} de {1} entregues ({2}), {3} falhas; até agora {4} dos entregues responderam.',
  '{0} has finished: nobody was sent to.': '{0} terminou: ninguém recebeu envio.',
  'The results of each deployment as soon as it has finished.':
    'Os resultados de cada envio assim que termina.',
  'No deployment has finished yet.': 'Nenhum envio terminou ainda.',
  'Failure breakdown': 'Detalhe das falhas',
  Causes: 'Causas',
  Cause: 'Causa',
  Code: 'Código',
  'Failed, in percent of users': 'Falhas, em porcentagem de usuários',
  '{0} of {1} failed ({2}).': 'Falharam {0} de {1} ({2}).',
  'Usually {0} fail.': 'Normalmente falham {0}.',
  'Why users were not reached, against the usual, with what to do about each cause.':
    'Por que os usuários não foram alcançados, ante o normal, e o que fazer com cada causa.',
  '{0}: nobody failed.': '{0}: ninguém falhou.',
  'Monthly digest': 'Resumo mensal',
  'The month before against the one before it and the usual.': 'O mês anterior ante o precedente e o normal.',
  approved: 'aprovado',
  paused: 'pausado',
  disabled: 'desativado',
  rejected: 'rejeitado',
  'in review': 'em revisão',
  high: 'alta',
  medium: 'média',
  low: 'baixa',
  'Nothing to do.': 'Nada a fazer.',
  'It cannot be sent until WhatsApp has approved it.': 'Não pode ser enviado até o WhatsApp aprovar.',
  'Some people block or report it: send it to fewer people.':
    'Algumas pessoas o bloqueiam ou denunciam: envie a menos pessoas.',
  'People block or report it: WhatsApp may pause it. Make it clearer or stop.':
    'Há pessoas bloqueando ou denunciando: o WhatsApp pode pausá-lo. Deixe-o mais claro ou pare.',
  'WhatsApp stopped it: edit and resubmit it, or use another one.':
    'O WhatsApp o parou: edite e reenvie para revisão, ou use outro.',
  'Templates in use, the worst first': 'Modelos em uso, os piores primeiro',
  Status: 'Status',
  Lines: 'Linhas',
  Line: 'Linha',
  sending: 'enviando',
  'stopped: {0}': 'parada: {0}',
  'No template is in use yet.': 'Nenhum modelo está em uso ainda.',
  'All {0} templates and all lines are healthy.': 'Os {0} modelos e todas as linhas estão bem.',
  'Stopped templates: {0}. Templates of low or medium quality: {1}. Stopped lines: {2}.':
    'Modelos parados: {0}. Modelos de qualidade baixa ou média: {1}. Linhas paradas: {2}.',
  'Status and quality of the templates and lines in use, with what to do.':
    'Status e qualidade dos modelos e linhas em uso, com o que fazer.',
  'Weekly digest': 'Resumo semanal',
  'The last seven days against the week before and the usual.':
    'Os últimos sete dias ante a semana anterior e o normal.',
  'Slack took neither the layout nor the words alone. Ask whoever runs the app to report this.':
    'O Slack não aceitou nem o layout nem o texto sozinho. Peça a quem administra o app que relate isso.',
  '{0}: {1}, {2} of all.': '{0}: {1}, {2} de todos.',
  '{0}: {1}, {2} of all ({3}: {4}).': '{0}: {1}, {2} de todos ({3}: {4}).',
  'More users than usual: {0}, usually {1}.': 'Mais usuários que o normal: {0}, normalmente {1}.',
  'Fewer users than usual: {0}, usually {1}.': 'Menos usuários que o normal: {0}, normalmente {1}.',
  'One thing waits for someone:': 'Há uma pendência:',
  '{0} things wait for someone:': 'Há {0} pendências:',
  'Usually: the median of the {0} months before.': 'Normalmente: a mediana dos {0} meses anteriores.',
  'Usually: the median of the same weekday in the {0} weeks before.':
    'Normalmente: a mediana do mesmo dia da semana nas {0} semanas anteriores.',
  'Usually: the median of the same weekdays in {0} periods before.':
    'Normalmente: a mediana dos mesmos dias em {0} períodos anteriores.',
  'too few to tell': 'poucos demais para saber',
  '{0}, may be chance': '{0}, pode ser acaso',
};
