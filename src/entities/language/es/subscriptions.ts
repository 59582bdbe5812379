import type { Catalogue } from '../catalogues.ts';

export const subscriptionsEs: Catalogue = {
  'This subscription has ended. /treble subscriptions lists those there are.':
    'Esta suscripción terminó. /treble subscriptions muestra las que hay.',
  'Nothing has changed since the report before.': 'Nada cambió desde el informe anterior.',
  'Failed: {0} of users, not above {1}.': 'Fallaron: {0} de los usuarios, no más de {1}.',
  'Your report “{0}” was not posted': 'Su informe “{0}” no se publicó',
  'Your report “{0}” may be missing': 'Es posible que falte su informe “{0}”',
  'The report “{0}” that you subscribed a channel to was not posted. {1}':
    'El informe “{0}” al que usted suscribió un canal no se publicó. {1}',
  'The report “{0}” that you subscribed a channel to may be missing. {1}':
    'Es posible que falte el informe “{0}” al que usted suscribió un canal. {1}',
  'Channel {0}, due {1}.': 'Canal {0}, previsto para {1}.',
  'The next one is tried at its usual time. To read it now, type {0}; to stop it, type {1} in the channel.':
    'El próximo se intenta a su hora habitual. Para leerlo ahora, escriba {0}; para detenerlo, escriba {1} en el canal.',
  'There is no report “{0}”. The reports are: {1}.': 'No existe el informe “{0}”. Los informes son: {1}.',
  '“{0}” is not a period. Name one like these: {1}.': '“{0}” no es un período. Use uno como estos: {1}.',
  '“{0}” is not a time zone. Name one like America/Bogota or Europe/Berlin.':
    '“{0}” no es una zona horaria. Use una como America/Bogota o Europe/Berlin.',
  'every day': 'todos los días',
  'Monday to Friday': 'de lunes a viernes',
  'whenever a deployment finishes ({0})': 'cada vez que termina un envío ({0})',
  '{0} at {1} ({2})': '{0} a las {1} ({2})',
  'weekly, {0} at {1} ({2})': 'cada semana, {0} a las {1} ({2})',
  'monthly, on the 1st at {0} ({1})': 'cada mes, el día 1 a las {0} ({1})',
  'monthly, on the first of these days: {0}, at {1} ({2})':
    'cada mes, el primero de estos días: {0}, a las {1} ({2})',
  'Comes {0}.': 'Llega {0}.',
  'Late: this one was due {0}.': 'Llega tarde: estaba previsto para {0}.',
  'Mute or change': 'Silenciar o cambiar',
  'Nothing was running at that time.': 'A esa hora no había nada en ejecución.',
  'Nothing was running at that time; a later one was posted instead.':
    'A esa hora no había nada en ejecución; en su lugar se publicó uno posterior.',
  'The subscription ended before its time came.': 'La suscripción terminó antes de su hora.',
  'The subscription was paused.': 'La suscripción estaba en pausa.',
  'The subscription was snoozed.': 'La suscripción estaba aplazada.',
  'There was nothing to say.': 'No había nada que informar.',
  'Nothing was sent.': 'No se envió nada.',
  'Nothing had changed since the one before.': 'Nada había cambiado desde el anterior.',
  'Failures stayed below the limit of the subscription.':
    'Los fallos no superaron el límite de la suscripción.',
  'It could not be put together within 12 hours. Ask whoever runs the app to look into its log.':
    'No se pudo preparar en 12 horas. Pida a quien administra la app que revise su registro.',
  'This report does not exist any more. Subscribe to another one.':
    'Este informe ya no existe. Suscríbase a otro.',
  'Slack did not say whether it took the message, and the channel’s history may not be read, so it is not posted again.':
    'Slack no dijo si aceptó el mensaje y no se puede leer el historial del canal, así que no se publica de nuevo.',
  '“{0}” is not a time of day. Write it as hours and minutes, such as 09:00.':
    '“{0}” no es una hora del día. Escríbala con horas y minutos, como 09:00.',
  'Choose one day of the week at least.': 'Elija al menos un día de la semana.',
  'Say above how many percent of failures it comes: a whole number from 0 to 100.':
    'Indique desde qué porcentaje de fallos llega: un número entero de 0 a 100.',
  'Which report: {0}? For example: {1}': '¿Qué informe: {0}? Por ejemplo: {1}',
  'Slack takes no more messages for the moment. Try again in a minute.':
    'Slack no acepta más mensajes por ahora. Inténtelo de nuevo en un minuto.',
  'Slack did not say whether it took the report. Look in the channel before you try again.':
    'Slack no dijo si aceptó el informe. Mire el canal antes de intentarlo de nuevo.',
  'The report is in your direct messages from Treble, as a CSV file.':
    'El informe está en sus mensajes directos de Treble, como archivo CSV.',
  'There is no conversation or deployment “{0}”. /treble conversations lists the conversations.':
    'No existe la conversación ni el envío “{0}”. /treble conversations muestra las conversaciones.',
  'Expected a time from 00:00 to 23:59, found “{0}”. For example: {1}':
    'Se esperaba una hora de 00:00 a 23:59 y se encontró “{0}”. Por ejemplo: {1}',
  'Expected a report ({0}), a time, days, a time zone or a language, found “{1}”. For example: {2}':
    'Se esperaba un informe ({0}), una hora, días, una zona horaria o un idioma y se encontró “{1}”. Por ejemplo: {2}',
  'Subscribed: *{0}* in {1}, {2}; {3}. `/treble subscriptions` changes it, `/treble unsubscribe {4}` ends it.':
    'Suscripción hecha: *{0}* en {1}, {2}; {3}. `/treble subscriptions` la cambia, `/treble unsubscribe {4}` la termina.',
  'Ended: *{0}* no longer comes to {1}.': 'Terminado: *{0}* ya no llega a {1}.',
  'There was no subscription to “{0}” in {1}. `/treble subscriptions` lists those there are.':
    'No había suscripción a “{0}” en {1}. `/treble subscriptions` muestra las que hay.',
  Change: 'Cambiar',
  'Change {0}': 'Cambiar {0}',
  'Preview now': 'Ver ahora',
  'Preview {0}': 'Ver {0} ahora',
  'Slack did not take the preview. Try again in a minute.':
    'Slack no aceptó la vista previa. Inténtelo de nuevo en un minuto.',
  'The preview is in your direct messages from Treble.':
    'La vista previa está en sus mensajes directos de Treble.',
  'Open the form again.': 'Abra el formulario de nuevo.',
  'Post it': 'Publicarlo',
  'when there is something to say': 'cuando haya algo que informar',
  'only if something was sent': 'solo si se envió algo',
  'only if something changed since the one before': 'solo si algo cambió desde el anterior',
  'only if failures are above a limit': 'solo si los fallos superan un límite',
  Otherwise: 'Si no',
  'post one line': 'publicar una línea',
  'post nothing': 'no publicar nada',
  'If nothing ran at its time': 'Si a su hora no había nada en ejecución',
  'post the latest one late, and say so': 'publicar tarde el último y decirlo',
  'skip it': 'omitirlo',
  State: 'Estado',
  'comes at its times': 'llega a sus horas',
  'paused until somebody resumes it': 'en pausa hasta que alguien la reanude',
  'snoozed until tomorrow': 'aplazada hasta mañana',
  'snoozed for a week': 'aplazada una semana',
  'Limit of failures in percent': 'Límite de fallos en porcentaje',
  'the channel’s own': 'el del canal',
  Days: 'Días',
  'A weekly or monthly report comes on the first of these days in each week or month.':
    'Un informe semanal o mensual llega el primero de estos días en cada semana o mes.',
  At: 'Hora',
  'Time zone': 'Zona horaria',
  Owner: 'Responsable',
  'Is told directly when it cannot be posted.': 'Recibe un mensaje directo cuando no se puede publicar.',
  Report: 'Informe',
  'The app must be a member there: type /invite and choose it, in the channel.':
    'La app debe ser miembro allí: escriba /invite y elíjala, en el canal.',
  '*{0}* in {1}': '*{0}* en {1}',
  Subscribe: 'Suscribir',
  'Type a whole number from 0 to 100, such as 5.': 'Escriba un número entero de 0 a 100, como 5.',
  'a direct message to you': 'un mensaje directo para usted',
  'The app is not in this channel, so it could not post here. Type /invite, choose the app, and try again.':
    'La app no está en este canal, así que no podría publicar aquí. Escriba /invite, elija la app e inténtelo de nuevo.',
  'Choose the channel and the report.': 'Elija el canal y el informe.',
  'Saved: *{0}* in {1}, {2}; {3}.': 'Guardado: *{0}* en {1}, {2}; {3}.',
  posted: 'publicado',
  skipped: 'omitido',
  failed: 'falló',
  'paused by {0}': 'en pausa por {0}',
  'snoozed until {0}': 'aplazada hasta {0}',
  'next {0}': 'próximo {0}',
  'next with the next deployment that finishes': 'el próximo con el siguiente envío que termine',
  'none was due yet': 'todavía no tocaba ninguno',
  'owner {0}': 'responsable {0}',
  'Last: {0}': 'Últimos: {0}',
  'Expected nothing after “all”.': 'No se esperaba nada después de “all”.',
  'No channel has subscribed to a report. `/treble subscribe` begins.':
    'Ningún canal está suscrito a un informe. `/treble subscribe` empieza.',
  'No report comes to {0}. `/treble subscribe` posts the digest every morning.':
    'Ningún informe llega a {0}. `/treble subscribe` publica el resumen cada mañana.',
  Resume: 'Reanudar',
  Pause: 'Pausar',
  'Post a report here by itself; without more words a form asks which, when and of what.':
    'Publicar un informe aquí por sí solo; sin más palabras, un formulario pregunta cuál, cuándo y de qué.',
  'End a report of this channel; without a name the digest.':
    'Terminar un informe de este canal; sin nombre, el resumen.',
  'The reports that come here, how the last ones went, and the buttons to change them; all channels for admins.':
    'Los informes que llegan aquí, cómo salieron los últimos y los botones para cambiarlos; todos los canales para administradores.',
  'A report for you alone, posted here, or as a CSV file; period: today, yesterday, week, month, 30d or dates.':
    'Un informe solo para usted, publicado aquí o como archivo CSV; período: today, yesterday, week, month, 30d o fechas.',
};
