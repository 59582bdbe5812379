import type { Catalogue } from '../catalogues.ts';

export const incidentsEs: Catalogue = {
  'Reason given: {0}.': 'Motivo indicado: {0}.',
  'WhatsApp says: {0}': 'WhatsApp dice: {0}',
  'WhatsApp gave no reason. A template is paused when many people block or report it.':
    'WhatsApp no indicó el motivo. Una plantilla se pausa cuando muchas personas la bloquean o la denuncian.',
  'Template {0} was paused': 'La plantilla {0} fue pausada',
  'WhatsApp paused the template {0} ({1}).': 'WhatsApp pausó la plantilla {0} ({1}).',
  'Template {0} was disabled': 'La plantilla {0} fue desactivada',
  'WhatsApp disabled the template {0} ({1}).': 'WhatsApp desactivó la plantilla {0} ({1}).',
  'Template {0} cannot be sent yet': 'La plantilla {0} todavía no se puede enviar',
  'The template {0} ({1}) was paused and is not approved again: its status is {2}.':
    'La plantilla {0} ({1}) fue pausada y aún no se aprobó de nuevo: su estado es {2}.',
  Unpause: 'Reanudar plantilla',
  'Unpause the template?': '¿Reanudar la plantilla?',
  'WhatsApp will be asked to let {0} be sent again. Held deployments then go on by themselves. If people keep blocking or reporting it, it is paused again.':
    'Se pedirá a WhatsApp que permita enviar {0} de nuevo. Los envíos retenidos continúan solos. Si las personas siguen bloqueándola o denunciándola, se pausará otra vez.',
  'Leave it paused': 'Dejarla en pausa',
  'Template {0} can be sent again': 'La plantilla {0} se puede enviar de nuevo',
  'WhatsApp released the template {0} ({1}). What it held goes on by itself.':
    'WhatsApp liberó la plantilla {0} ({1}). Lo que estaba retenido continúa solo.',
  Language: 'Idioma',
  Category: 'Categoría',
  Quality: 'Calidad',
  'Which pause': 'Qué pausa',
  'abusive content': 'contenido abusivo',
  'the category does not fit the content': 'la categoría no corresponde al contenido',
  'invalid format': 'formato no válido',
  'promotional content': 'contenido promocional',
  'it looks like a scam': 'parece una estafa',
  'language or category do not fit the content': 'el idioma o la categoría no corresponden al contenido',
  'Noticed when WhatsApp refused a message (132015).': 'Se notó cuando WhatsApp rechazó un mensaje (132015).',
  'Noticed when the account’s templates were read: WhatsApp’s own notice has not arrived.':
    'Se notó al leer las plantillas de la cuenta: el aviso de WhatsApp no ha llegado.',
  'Paused template': 'Plantilla en pausa',
  'Line {0} stopped sending': 'La línea {0} dejó de enviar',
  'Line {0} stopped sending: {1}': 'La línea {0} dejó de enviar: {1}',
  'Line {0} may send again': 'La línea {0} puede enviar de nuevo',
  'Line {0} may send again. What it held goes on by itself.':
    'La línea {0} puede enviar de nuevo. Lo que estaba retenido continúa solo.',
  'Solve this in WhatsApp Manager; then press {0}.':
    'Resuélvalo en el Administrador de WhatsApp y después presione {0}.',
  'Resume held': 'Reanudar retenidos',
  'Stopped line': 'Línea detenida',
  'Acknowledged by {0}: {1}': 'Confirmado por {0}: {1}',
  'Nobody has acknowledged it yet.': 'Nadie lo ha confirmado todavía.',
  'Assigned to {0}.': 'Asignado a {0}.',
  'Snoozed by {0} until it changes.': 'En silencio por {0} hasta que cambie.',
  'Snoozed by {0} until {1}': 'En silencio por {0} hasta {1}',
  'Open since {0}': 'Abierto desde {0}',
  'Open again since {0} · it came {1} times since {2}':
    'Abierto de nuevo desde {0} · ocurrió {1} veces desde {2}',
  'No deployment is held.': 'Ningún envío está retenido.',
  Deployment: 'Envío',
  'Users waiting': 'Usuarios en espera',
  'Held deployments: the largest {0} of {1}': 'Envíos retenidos: los {0} mayores de {1}',
  'Held deployments': 'Envíos retenidos',
  'Users refused': 'Usuarios rechazados',
  'See affected users': 'Ver usuarios afectados',
  'Resume {0} held': 'Reanudar {0} {0|retenido|retenidos}',
  Acknowledge: 'Confirmar',
  'Snooze…': 'Silenciar…',
  'Assign…': 'Asignar…',
  'Began {0} · over {1} · it lasted {2}': 'Comenzó {0} · terminó {1} · duró {2}',
  '{0} (code {1})': '{0} (código {1})',
  '{0} {1} (code {2})': '{0} {1} (código {2})',
  'WhatsApp account': 'Cuenta de WhatsApp',
  'The WhatsApp account is restricted': 'La cuenta de WhatsApp está restringida',
  'WhatsApp does not let this business send: {0}': 'WhatsApp no permite que esta empresa envíe: {0}',
  'The WhatsApp account may send again': 'La cuenta de WhatsApp puede enviar de nuevo',
  'The restriction of the WhatsApp account is over.': 'La restricción de la cuenta de WhatsApp terminó.',
  'Open WhatsApp Manager, read what the account is accused of, and ask for a review there.':
    'Abra el Administrador de WhatsApp, lea de qué se acusa a la cuenta y pida allí una revisión.',
  'Once WhatsApp has lifted it, press {0}.': 'Cuando WhatsApp la haya levantado, presione {0}.',
  'Restricted account': 'Cuenta restringida',
  'It lasted {0}.': 'Duró {0}.',
  'It is back: {0}': 'Ha vuelto: {0}',
  'It changed: {0}': 'Ha cambiado: {0}',
  'Still open: {0}': 'Sigue abierto: {0}',
  'The snooze is over, and so far nobody has acknowledged it. {0}':
    'El silencio terminó y nadie lo ha confirmado todavía. {0}',
  '{0} is held: {1}': '{0} está retenido: {1}',
  'For you: {0}': 'Para usted: {0}',
  '{0} asks you to look after it.': '{0} le pide que se encargue.',
  'Expected to end: {0} ({1} {1|hour|hours} after it began).':
    'Fin previsto: {0} ({1} {1|hora|horas} después de su inicio).',
  'Was expected to end: {0}. WhatsApp has not released it yet; it is looked up every minute.':
    'El fin estaba previsto: {0}. WhatsApp aún no la liberó; se consulta cada minuto.',
  '{0}: check WhatsApp’s alerts to understand the reason for the pause.':
    '{0}: consulte las alertas de WhatsApp para entender el motivo de la pausa.',
  '{0}: find where the message could be clearer and more relevant.':
    '{0}: busque dónde el mensaje podría ser más claro y relevante.',
  '{0}: change the content and resubmit it for review.':
    '{0}: modifique el contenido y envíelo de nuevo a revisión.',
  '{0}: know the messaging policies, because a template paused again and again is disabled for good.':
    '{0}: conozca las políticas de mensajería, porque una plantilla pausada repetidamente se desactiva para siempre.',
  'First pause': 'Primera pausa',
  'Second pause, the next one disables it': 'Segunda pausa, la próxima la desactiva',
  'Pause while WhatsApp was still assessing it': 'Pausa mientras WhatsApp aún la evaluaba',
  'It does not end by itself: it has to be unpaused.': 'No termina sola: hay que reanudar la plantilla.',
  'Disabled after repeated pauses': 'Desactivada tras pausas repetidas',
  'It does not end: edit and resubmit the template, or use another one.':
    'No termina: edite la plantilla y envíela de nuevo a revisión, o use otra.',
  'WhatsApp did not say which pause': 'WhatsApp no dijo qué pausa es',
  'A first pause ends after 3 hours, a second one after 6; a pause while WhatsApp was still assessing it does not end by itself.':
    'La primera pausa termina después de 3 horas, la segunda después de 6; una pausa mientras WhatsApp aún la evaluaba no termina sola.',
  'Review notifications': 'Revise las notificaciones',
  'Analyze your template': 'Analice su plantilla',
  'Edit and resubmit': 'Edite y reenvíe',
  'Consult WhatsApp guidelines': 'Consulte las pautas de WhatsApp',
  Marketing: 'Marketing',
  Utility: 'Utilidad',
  Authentication: 'Autenticación',
  High: 'Alta',
  Medium: 'Media',
  Low: 'Baja',
  'Not rated': 'Sin calificar',
  'Access token': 'Token de acceso',
  'WhatsApp rejects our access token': 'WhatsApp rechaza nuestro token de acceso',
  'Nothing can be sent: {0}': 'No se puede enviar nada: {0}',
  'WhatsApp accepts our access token again': 'WhatsApp acepta de nuevo nuestro token de acceso',
  'Sending was resumed after WhatsApp had rejected our access token.':
    'El envío se reanudó después de que WhatsApp rechazara nuestro token de acceso.',
  'Whoever runs this bot makes a new system-user token with the permissions whatsapp_business_messaging and whatsapp_business_management, sets WHATSAPP_ACCESS_TOKEN and restarts it.':
    'Quien opera este bot crea un nuevo token de usuario del sistema con los permisos whatsapp_business_messaging y whatsapp_business_management, define WHATSAPP_ACCESS_TOKEN y lo reinicia.',
  'After that, press {0}.': 'Después, presione {0}.',
  'Rejected token': 'Token rechazado',
  'WhatsApp has a problem with the payment': 'WhatsApp tiene un problema con el pago',
  'WhatsApp sends nothing until its payment is settled: {0}':
    'WhatsApp no envía nada hasta que se regularice el pago: {0}',
  'The payment problem is solved': 'El problema de pago está resuelto',
  'WhatsApp sends again: its payment problem was declared solved.':
    'WhatsApp envía de nuevo: el problema de pago se declaró resuelto.',
  'Whoever pays for WhatsApp checks the payment method and open invoices in Meta’s billing.':
    'Quien paga WhatsApp revisa el medio de pago y las facturas pendientes en la facturación de Meta.',
  'Payment problem': 'Problema de pago',
  'Open in WhatsApp Manager': 'Abrir en el Administrador de WhatsApp',
  'The line sends again; what it held goes on.': 'La línea envía de nuevo; lo que estaba retenido continúa.',
  'Queued again: {0} whom WhatsApp had refused.': 'De nuevo en la cola: {0} que WhatsApp había rechazado.',
  'Refused users stay as they are: {0}': 'Los usuarios rechazados quedan como están: {0}',
  'Nothing was left to resume: what was held goes on by itself.':
    'No quedaba nada por reanudar: lo retenido continúa solo.',
  Snooze: 'Silenciar',
  'Until then nothing more is said of it, but that it is over. What it holds stays held.':
    'Hasta entonces no se dice nada más, salvo que terminó. Lo que retiene sigue retenido.',
  'For how long': 'Por cuánto tiempo',
  'One moment…': 'Un momento…',
  'It is snoozed until it changes.': 'Queda en silencio hasta que cambie.',
  'It is snoozed until {0}.': 'Queda en silencio hasta {0}.',
  '1 hour': '1 hora',
  'Until tomorrow at 9:00': 'Hasta mañana a las 9:00',
  'Until it changes': 'Hasta que cambie',
  'WhatsApp takes the pause of {0} back. Held deployments go on as soon as it says that the template is approved; the alert tells it.':
    'WhatsApp anula la pausa de {0}. Los envíos retenidos continúan en cuanto indique que la plantilla está aprobada; la alerta lo dirá.',
  'open for {0}': 'abierto desde hace {0}',
  'No incident is open.': 'No hay ningún incidente abierto.',
  '… and {0} more. `/treble incidents` lists what is open.':
    '… y {0} más. `/treble incidents` muestra lo que está abierto.',
  'You take care of it: {0}. Everybody who sees the alert is told so.':
    'Usted se encarga: {0}. Lo verá quien vea la alerta.',
  '{0} takes care of it already: {1}.': '{0} ya se encarga: {1}.',
  Assign: 'Asignar',
  'Who looks after it': 'Quién se encarga',
  'They are told directly, and the alert names them.': 'Se le avisa directamente, y la alerta lo nombra.',
  'Choose a person.': 'Elija una persona.',
  '{0} may not use this app, so it was not assigned.': '{0} no puede usar esta app, así que no se asignó.',
  'Assigned to {0}, who is told directly.': 'Asignado a {0}, a quien se avisa directamente.',
  held: 'retenido',
  'not held': 'no retenido',
  '{0} waiting': '{0} en espera',
  '{0} refused by WhatsApp': '{0} {0|rechazado|rechazados} por WhatsApp',
  '{0} keeps nobody from being sent to now.': '{0} no impide enviar a nadie ahora.',
  '… and {0} more. `/treble deployments` lists the latest.':
    '… y {0} más. `/treble deployments` muestra los últimos.',
  'Affected users': 'Usuarios afectados',
  'This incident does not exist any more. /treble incidents lists what is open.':
    'Este incidente ya no existe. /treble incidents muestra lo que está abierto.',
  '1 incident is open.': '1 incidente está abierto.',
  '{0} incidents are open.': '{0} incidentes están abiertos.',
  'What is wrong now, since when, and who takes care of it.':
    'Qué está mal ahora, desde cuándo y quién se encarga.',
  'Open incidents': 'Incidentes abiertos',
  'no limit': 'sin límite',
  'WhatsApp lets us reach fewer people a day': 'WhatsApp nos permite llegar a menos personas por día',
  'WhatsApp now lets this business reach {0} different people in 24 hours; before: {1}.':
    'WhatsApp ahora permite que esta empresa llegue a {0} personas distintas en 24 horas; antes: {1}.',
  'The daily limit is as before': 'El límite diario es el de antes',
  'WhatsApp lets this business reach as many people as before, or somebody marked it as solved.':
    'WhatsApp permite llegar a tantas personas como antes, o alguien lo marcó como resuelto.',
  'People a day': 'Personas por día',
  Before: 'Antes',
  'Larger lists wait for free places and go out over several days: the review of each list says so.':
    'Las listas más grandes esperan lugares libres y salen en varios días: la revisión de cada lista lo indica.',
  'Look at the quality of the lines: WhatsApp raises the limit again by itself after days of good quality.':
    'Revise la calidad de las líneas: WhatsApp vuelve a subir el límite por sí solo tras días de buena calidad.',
  'Lowered limit': 'Límite reducido',
  'The report {0} could not be posted twice': 'El informe {0} no se pudo publicar dos veces',
  'The report {0} could not be posted twice in a row: {1}':
    'El informe {0} no se pudo publicar dos veces seguidas: {1}',
  'The report {0} is posted again': 'El informe {0} se publica de nuevo',
  'The report {0} was posted again, or its subscription has ended.':
    'El informe {0} se publicó de nuevo, o su suscripción terminó.',
  'It belongs in {0}; {1} owns it and was told.': 'Corresponde a {0}; {1} es responsable y ya fue avisado.',
  'Invite the bot into the channel again, or end the subscription with /treble unsubscribe there.':
    'Invite al bot de nuevo al canal, o termine la suscripción allí con /treble unsubscribe.',
  'Report not posted': 'Informe no publicado',
  'WhatsApp rates line {0} low': 'WhatsApp califica la línea {0} como baja',
  'WhatsApp rates line {0} medium': 'WhatsApp califica la línea {0} como media',
  'Many people block or report messages of line {0}; WhatsApp may lower its limit or restrict it.':
    'Muchas personas bloquean o denuncian mensajes de la línea {0}; WhatsApp puede bajar su límite o restringirla.',
  'Some people block or report messages of line {0}; if it gets worse, WhatsApp lowers its limit.':
    'Algunas personas bloquean o denuncian mensajes de la línea {0}; si empeora, WhatsApp baja su límite.',
  'WhatsApp rates line {0} high again': 'WhatsApp califica de nuevo la línea {0} como alta',
  'The quality of line {0} has recovered.': 'La calidad de la línea {0} se recuperó.',
  'Send to people who expect it, offer a way out of marketing, and leave out who never answers.':
    'Envíe a quienes lo esperan, ofrezca cómo dejar de recibir marketing y excluya a quien nunca responde.',
  'Pause what is not urgent until the quality has recovered; WhatsApp looks at the last seven days.':
    'Pause lo que no sea urgente hasta que la calidad se recupere; WhatsApp considera los últimos siete días.',
  'Line quality': 'Calidad de la línea',
  'Mark as solved': 'Marcar como resuelto',
  'No receipts come for line {0}': 'No llegan confirmaciones de la línea {0}',
  'WhatsApp accepted the latest {0} messages of line {1} more than 5 minutes ago and has told nothing of them since.':
    'WhatsApp aceptó los últimos {0} mensajes de la línea {1} hace más de 5 minutos y no ha informado nada de ellos.',
  'Receipts come again for line {0}': 'Llegan de nuevo confirmaciones de la línea {0}',
  'WhatsApp tells again what became of the messages of line {0}.':
    'WhatsApp informa de nuevo qué pasó con los mensajes de la línea {0}.',
  'Messages may well arrive: only the news of them is missing, so figures stand still. Nothing is sent twice.':
    'Los mensajes pueden estar llegando: solo faltan sus noticias, por eso las cifras no avanzan. Nada se envía dos veces.',
  'Whoever runs this bot checks that {0} is reachable from outside, and in Meta’s app dashboard that the webhook of WhatsApp is subscribed to the field messages and not switched off.':
    'Quien opera este bot verifica que {0} sea accesible desde fuera y, en el panel de apps de Meta, que el webhook de WhatsApp esté suscrito al campo messages y no desactivado.',
  'No receipts': 'Sin confirmaciones',
  '{0} gets far fewer answers than usual': '{0} recibe muchas menos respuestas de lo habitual',
  'Of the users who got {0} in the last days, {1} answered; usually {2} do.':
    'De los usuarios que recibieron {0} en los últimos días, respondió el {1}; lo habitual es el {2}.',
  '{0} is answered as usual again': '{0} recibe de nuevo las respuestas habituales',
  'The answers to {0} are close to usual again, or there is nothing recent to compare.':
    'Las respuestas a {0} se acercan de nuevo a lo habitual, o no hay nada reciente que comparar.',
  'Compared are deployments launched one to three days ago with the ninety days before.':
    'Se comparan los envíos lanzados hace uno a tres días con los noventa días anteriores.',
  '{0} delivered': '{0} {0|entregado|entregados}',
  Usually: 'Lo habitual',
  'Compare the versions: was the text, the offer or the audience changed?':
    'Compare las versiones: ¿cambió el texto, la oferta o la audiencia?',
  'Check the template’s quality and the time of day at which it was sent.':
    'Revise la calidad de la plantilla y la hora a la que se envió.',
  'Few answers': 'Pocas respuestas',
  'WhatsApp has lifted the restriction of the account. Lines stay stopped until somebody resumes them.':
    'WhatsApp levantó la restricción de la cuenta. Las líneas siguen detenidas hasta que alguien las reanude.',
  'WhatsApp names the moment {0}': 'WhatsApp indica el momento {0}',
  'WhatsApp warns about the account': 'WhatsApp advierte sobre la cuenta',
  'WhatsApp warns about the account: {0}': 'WhatsApp advierte sobre la cuenta: {0}',
  'The warning about the account is dealt with': 'La advertencia sobre la cuenta está atendida',
  'Somebody marked WhatsApp’s warning about the account as solved.':
    'Alguien marcó como resuelta la advertencia de WhatsApp sobre la cuenta.',
  'Open WhatsApp Manager and read the notice; a violation that repeats restricts the account.':
    'Abra el Administrador de WhatsApp y lea el aviso; una infracción que se repite restringe la cuenta.',
  'Sending goes on meanwhile. Press {0} when it is dealt with.':
    'Mientras tanto el envío continúa. Presione {0} cuando esté atendido.',
  'Account alert': 'Alerta de la cuenta',
  'Many messages of line {0} fail': 'Muchos mensajes de la línea {0} fallan',
  '{0} of the latest {1} users called on line {2} failed ({3}).':
    'De los últimos {1} usuarios llamados por la línea {2} {0|falló|fallaron} {0} ({3}).',
  'Messages of line {0} arrive again': 'Los mensajes de la línea {0} llegan de nuevo',
  'Fewer than one in ten of the latest messages of line {0} fail, or nothing was sent for an hour.':
    'Falla menos de uno de cada diez de los últimos mensajes de la línea {0}, o no se envió nada en una hora.',
  'Most often: {0}': 'Lo más frecuente: {0}',
  'Users called': 'Usuarios llamados',
  'Look at {0} of the running deployments: each cause stands there with its next step.':
    'Vea {0} de los envíos en curso: allí está cada causa con su siguiente paso.',
  'Is it the list, pause the deployment and correct the rows; is it WhatsApp, wait until this is over.':
    'Si es la lista, pause el envío y corrija las filas; si es WhatsApp, espere a que termine.',
  'Many failures': 'Muchas fallas',
  'Marked as solved: {0}.': 'Marcado como resuelto: {0}.',
  'Held: {0}, {1} waiting.': 'Retenido: {0}, {1} en espera.',
  '{0} concerns {1}. Waiting: {2}. Refused by WhatsApp: {3}.':
    '{0} afecta a {1}. En espera: {2}. Rechazados por WhatsApp: {3}.',
  '{0} Until it is over, this waits in {1}: {2}.': '{0} Hasta que termine, en {1} {2|espera|esperan}: {2}.',
};
