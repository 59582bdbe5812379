import type { Catalogue } from '../catalogues.ts';

export const reportsEs: Catalogue = {
  'same as {0}': 'igual que {0}',
  '{0} vs {1}': '{0} frente a {1}',
  '{0} points vs {1}': '{0} puntos frente a {1}',
  '{0} sent, not delivered yet': '{0} enviados y aún no entregados',
  '{0} unknown, not retried': '{0} desconocidos, no reintentados',
  '{0} of users': '{0} de los usuarios',
  same: 'igual',
  'no comparison, as one of them has delivered nothing':
    'sin comparación, porque una de ellas no entregó nada',
  '{0} points': '{0} puntos',
  'Launched: {0} (time of {1}). Figures as they stand now; answers count for 72 hours.':
    'Lanzado: {0} (hora de {1}). Cifras a este momento; las respuestas cuentan durante 72 horas.',
  '{0}: nothing was sent, and nothing waits for anybody.': '{0}: no se envió nada y nada espera a nadie.',
  'Results of {0}': 'Resultados de {0}',
  'Failed users of {0}': 'Fallidos de {0}',
  'Retry failed of {0}': 'Reintentar {0}',
  'Month by month': 'Mes a mes',
  'The last 14 days': 'Los últimos 14 días',
  'The last 8 weeks': 'Las últimas 8 semanas',
  'Response rate in percent': 'Tasa de respuesta en porcentaje',
  'usually {0}': 'normalmente {0}',
  '{0} within {1}': '{0} en {1}',
  '{0} answered of {1} delivered': '{0} respondieron de {1} entregados',
  'Answered most': 'Más respondida',
  'Answered least': 'Menos respondida',
  'Conversations (the {0} largest of {1})': 'Conversaciones (las {0} mayores de {1})',
  Deployments: 'Envíos',
  'more than usual': 'más de lo normal',
  'less than usual': 'menos de lo normal',
  'as usual': 'lo normal',
  'Why users were not reached': 'Por qué no se llegó a los usuarios',
  'Of all users': 'De todos',
  Trend: 'Tendencia',
  'What to do': 'Qué hacer',
  'WhatsApp disabled the template {0}.': 'WhatsApp desactivó la plantilla {0}.',
  'WhatsApp paused the template {0}.': 'WhatsApp pausó la plantilla {0}.',
  'Nothing is sent with it. Look at the reason in WhatsApp Manager, edit the template and resubmit it, or use another one.':
    'Con ella no se envía nada. Revise el motivo en WhatsApp Manager, edite la plantilla y vuelva a enviarla a revisión, o use otra.',
  'Line {0} sends nothing.': 'La línea {0} no envía nada.',
  'Solve this in WhatsApp Manager, then resume what is held.':
    'Resuélvalo en WhatsApp Manager y luego reanude lo retenido.',
  '{0} waits for someone.': '{0} espera a alguien.',
  '{0} more deployments are held: /treble deployments lists them.':
    'Hay {0} envíos más retenidos: /treble deployments los muestra.',
  '{0} did not start at its time.': '{0} no empezó a su hora.',
  '{0} with an unknown outcome.': '{0} con resultado desconocido.',
  'In {0} WhatsApp never said whether the message left, so it is not sent again by itself. Press View results, then Resend unknown.':
    'En {0} WhatsApp nunca dijo si el mensaje salió, así que no se reenvía solo. Abra los resultados y elija reenviar los desconocidos.',
  '{0} that failed can succeed now.': '{0} que fallaron ya pueden recibirlo.',
  'Press Retry failed for {0}: only these are sent to again.':
    'Pulse reintentar en {0}: solo se les envía de nuevo a ellos.',
  'People block or report some templates.': 'Hay personas que bloquean o reportan algunas plantillas.',
  '{0}: send them to fewer people or make them clearer before WhatsApp pauses them.':
    '{0}: envíelas a menos personas o hágalas más claras antes de que WhatsApp las pause.',
  'Templates and lines are healthy.': 'Las plantillas y las líneas están bien.',
  'low quality': 'calidad baja',
  'medium quality': 'calidad media',
  'Since the digest before, its users went on: {0} more delivered, {1} more answered.':
    'Desde el resumen anterior, los usuarios de aquel avanzaron: {0} entregados más, {1} respuestas más.',
  'Test numbers sent to and left out of these figures: {0}.':
    'Números de prueba a los que se envió y que no cuentan en estas cifras: {0}.',
  'Better than usual.': 'Mejor de lo normal.',
  'Worse than usual.': 'Peor de lo normal.',
  'Partly better, partly worse than usual.': 'En parte mejor y en parte peor de lo normal.',
  'As usual.': 'Como siempre.',
  'More failed than usual: {0}, usually {1}.': 'Fallaron más de lo normal: {0}, normalmente {1}.',
  'Fewer failed than usual: {0}, usually {1}.': 'Fallaron menos de lo normal: {0}, normalmente {1}.',
  'Fewer were delivered than usual: {0}, usually {1}.':
    'Se entregaron menos de lo normal: {0}, normalmente {1}.',
  'More were delivered than usual: {0}, usually {1}.':
    'Se entregaron más de lo normal: {0}, normalmente {1}.',
  'Fewer answered than usual: {0}, usually {1}.': 'Respondieron menos de lo normal: {0}, normalmente {1}.',
  'More answered than usual: {0}, usually {1}.': 'Respondieron más de lo normal: {0}, normalmente {1}.',
  'Fewer answered within {0} than usual: {1}, usually {2}.':
    'En {0} respondieron menos de lo normal: {1}, normalmente {2}.',
  'More answered within {0} than usual: {1}, usually {2}.':
    'En {0} respondieron más de lo normal: {1}, normalmente {2}.',
  hour: 'hora',
  hours: 'horas',
  deployment: 'envío',
  deployments: 'envíos',
  '{0} in {1}: {2} delivered, {3} failed; {4} of those delivered have answered so far.':
    '{0} en {1}: {2} entregados, {3} fallidos; hasta ahora respondió el {4} de los entregados.',
  'Conversation comparison': 'Comparación de conversaciones',
  'Conversations against {0}': 'Conversaciones frente a {0}',
  'Users before': 'Usuarios antes',
  'Rate before': 'Tasa antes',
  'Versions beside each other': 'Versiones lado a lado',
  Version: 'Versión',
  'Too few people were delivered to compare response rates ({0} each at least).':
    'Se entregó a muy pocas personas para comparar tasas de respuesta (al menos {0} por conversación).',
  '{0}: {1} answered.': '{0}: respondió el {1}.',
  'Answered most: {0} ({1}). Answered least: {2} ({3}).':
    'Más respondida: {0} ({1}). Menos respondida: {2} ({3}).',
  'Conversations against each other and the period before, and their versions.':
    'Conversaciones entre sí y frente al período anterior, con sus versiones.',
  'Daily digest': 'Resumen diario',
  'Yesterday against the day before and the usual: what happened, whether it is good, what to do.':
    'Ayer frente al día anterior y a lo normal: qué pasó, si es bueno, qué hacer.',
  'Deployment finished': 'Envío terminado',
  '{0} has finished · {1} · v{2}': '{0} terminó · {1} · v{2}',
  '{0} of {1} delivered ({2}), {3} failed; {4} of those delivered have answered so far.':
    '{0} de {1} entregados ({2}), {3} fallidos; hasta ahora respondió el {4} de los entregados.',
  '{0} has finished: nobody was sent to.': '{0} terminó: no se envió a nadie.',
  'The results of each deployment as soon as it has finished.':
    'Los resultados de cada envío en cuanto termina.',
  'No deployment has finished yet.': 'Todavía no terminó ningún envío.',
  'Failure breakdown': 'Desglose de fallos',
  Causes: 'Causas',
  Cause: 'Causa',
  Code: 'Código',
  'Failed, in percent of users': 'Fallidos, en porcentaje de usuarios',
  '{0} of {1} failed ({2}).': 'Fallaron {0} de {1} ({2}).',
  'Usually {0} fail.': 'Normalmente falla el {0}.',
  'Why users were not reached, against the usual, with what to do about each cause.':
    'Por qué no se llegó a los usuarios, frente a lo normal, y qué hacer con cada causa.',
  '{0}: nobody failed.': '{0}: no falló nadie.',
  'Monthly digest': 'Resumen mensual',
  'The month before against the one before it and the usual.':
    'El mes anterior frente al previo y a lo normal.',
  approved: 'aprobada',
  paused: 'pausada',
  disabled: 'desactivada',
  rejected: 'rechazada',
  'in review': 'en revisión',
  high: 'alta',
  medium: 'media',
  low: 'baja',
  'Nothing to do.': 'Nada que hacer.',
  'It cannot be sent until WhatsApp has approved it.': 'No se puede enviar hasta que WhatsApp la apruebe.',
  'Some people block or report it: send it to fewer people.':
    'Algunas personas la bloquean o reportan: envíela a menos personas.',
  'People block or report it: WhatsApp may pause it. Make it clearer or stop.':
    'Hay personas que la bloquean o reportan: WhatsApp puede pausarla. Hágala más clara o deje de enviarla.',
  'WhatsApp stopped it: edit and resubmit it, or use another one.':
    'WhatsApp la detuvo: edítela y vuelva a enviarla a revisión, o use otra.',
  'Templates in use, the worst first': 'Plantillas en uso, primero las peores',
  Status: 'Estado',
  Lines: 'Líneas',
  Line: 'Línea',
  sending: 'enviando',
  'stopped: {0}': 'detenida: {0}',
  'No template is in use yet.': 'Todavía no hay ninguna plantilla en uso.',
  'All {0} templates and all lines are healthy.': 'Las {0} plantillas y todas las líneas están bien.',
  'Stopped templates: {0}. Templates of low or medium quality: {1}. Stopped lines: {2}.':
    'Plantillas detenidas: {0}. Plantillas de calidad baja o media: {1}. Líneas detenidas: {2}.',
  'Status and quality of the templates and lines in use, with what to do.':
    'Estado y calidad de las plantillas y líneas en uso, con lo que conviene hacer.',
  'Weekly digest': 'Resumen semanal',
  'The last seven days against the week before and the usual.':
    'Los últimos siete días frente a la semana anterior y a lo normal.',
  'Slack took neither the layout nor the words alone. Ask whoever runs the app to report this.':
    'Slack no aceptó ni el diseño ni el texto solo. Pida a quien administra la app que lo reporte.',
  '{0}: {1}, {2} of all.': '{0}: {1}, {2} de todos.',
  '{0}: {1}, {2} of all ({3}: {4}).': '{0}: {1}, {2} de todos ({3}: {4}).',
  'More users than usual: {0}, usually {1}.': 'Más usuarios de lo normal: {0}, normalmente {1}.',
  'Fewer users than usual: {0}, usually {1}.': 'Menos usuarios de lo normal: {0}, normalmente {1}.',
  'One thing waits for someone:': 'Hay un asunto pendiente:',
  '{0} things wait for someone:': 'Hay {0} asuntos pendientes:',
  'Usually: the median of the {0} months before.': 'Normalmente: la mediana de los {0} meses anteriores.',
  'Usually: the median of the same weekday in the {0} weeks before.':
    'Normalmente: la mediana del mismo día de la semana en las {0} semanas anteriores.',
  'Usually: the median of the same weekdays in {0} periods before.':
    'Normalmente: la mediana de los mismos días en {0} períodos anteriores.',
  'too few to tell': 'muy pocos para saberlo',
  '{0}, may be chance': '{0}, puede ser azar',
};
