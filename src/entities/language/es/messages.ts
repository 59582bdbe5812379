import type { Catalogue } from '../catalogues.ts';

export const messagesEs: Catalogue = {
  'Cancel {0}?': '¿Cancelar {0}?',
  'Users who have not been sent to yet never will be. Messages that have left stay. This cannot be undone.':
    'Los usuarios a los que aún no se envió nunca recibirán nada. Los mensajes que ya salieron se quedan. Esto no se puede deshacer.',
  'Cancel deployment': 'Cancelar envío',
  'nobody left to send to': 'no queda nadie a quien enviar',
  '{0} left to send to': 'falta enviar a {0}',
  'nobody was left to send to': 'no quedaba nadie a quien enviar',
  '{0} will not be sent to': '{0} no {0|recibirá|recibirán} nada',
  'nobody left in process': 'no queda nadie en proceso',
  'nobody left to send to, {0} in process': 'no queda nadie a quien enviar, {0} en proceso',
  'All sending is frozen: {0} · An admin lifts it with /treble unfreeze.':
    'Todos los envíos están congelados: {0} · Un administrador lo levanta con /treble unfreeze.',
  Launched: 'Lanzado',
  'Never launched': 'Nunca se lanzó',
  'Launched by {0}': 'Lanzado por {0}',
  '{0} test number was sent to as well and left out of these figures.':
    '{0} número de prueba también recibió el mensaje y queda fuera de estas cifras.',
  '{0} test numbers were sent to as well and left out of these figures.':
    '{0} números de prueba también recibieron el mensaje y quedan fuera de estas cifras.',
  '{0} {1}: {2} of {3} delivered, {4} in process, {5} failed.':
    '{0} {1}: {2} de {3} {3|entregado|entregados}, {4} en proceso, {5} con fallo.',
  'You get this directly because it could not be posted in {0}: I am not a member there. To have the next one there, type {1} in that channel.':
    'Recibe esto directamente porque no se pudo publicar en {0}: no soy miembro allí. Para que el próximo llegue allí, escriba {1} en ese canal.',
  'You get this directly because {0} is shared with another organisation, whose people would read it there.':
    'Recibe esto directamente porque {0} está compartido con otra organización, cuyas personas lo leerían allí.',
  'You get this directly because it could not be posted in {0} ({1}).':
    'Recibe esto directamente porque no se pudo publicar en {0} ({1}).',
  Share: 'Proporción',
  'Next step': 'Próximo paso',
  'At most {0} {0|message|messages} per second': 'Como máximo {0} {0|mensaje|mensajes} por segundo',
  'WhatsApp asked us to slow down: the line sends {0} message per second instead of {1} and speeds up by itself, to full speed by {2}.':
    'WhatsApp nos pidió ir más despacio: la línea envía {0} mensaje por segundo en lugar de {1} y acelera por sí sola, a toda velocidad: {2}.',
  'WhatsApp asked us to slow down: the line sends {0} messages per second instead of {1} and speeds up by itself, to full speed by {2}.':
    'WhatsApp nos pidió ir más despacio: la línea envía {0} mensajes por segundo en lugar de {1} y acelera por sí sola, a toda velocidad: {2}.',
  'WhatsApp asked for a rest: the line goes on by itself at {0}.':
    'WhatsApp pidió un descanso: la línea continúa por sí sola: {0}.',
  'From users to responses': 'De usuarios a respuestas',
  'Send failures by state': 'Fallos de envío por estado',
  'Results · {0}': 'Resultados · {0}',
  '{0}: {1} of {2} delivered, {3} in process, {4} failed, {5} answered.':
    '{0}: {1} de {2} {2|entregado|entregados}, {3} en proceso, {4} con fallo, {5} {5|respondió|respondieron}.',
  'Retry failed': 'Reintentar fallidos',
  'Retry failed users of {0}?': '¿Reintentar los usuarios con fallo de {0}?',
  '{0} of {1} that failed can succeed now and will be sent to again. The others stay as they are; you are told why.':
    '{0} de {1} con fallo {0|puede recibirlo ahora y se le|pueden recibirlo ahora y se les} enviará de nuevo. Los demás quedan como están; se le dice por qué.',
  'Send {0} now?': '¿Enviar {0} ahora?',
  'Sends to {0} at once instead of at its time.': 'Envía a {0} de inmediato en lugar de a su hora.',
  'Change time': 'Cambiar hora',
  'Choose another time': 'Elegir otra hora',
  'Scheduled for {0} · {1}': 'Programado para {0} · {1}',
  'Scheduled by {0} for {1} · {2}': 'Programado por {0} para {1} · {2}',
  '{0} · starts {1} · {2}': '{0} · empieza {1} · {2}',
  'Not started': 'No iniciado',
  '{0} · was to start {1} · {2}': '{0} · debía empezar {1} · {2}',
  '{0} Nothing is sent until somebody decides.': '{0} No se envía nada hasta que alguien decida.',
  'Held now:': 'Retenido ahora:',
  'scheduled for {0}': 'programado para {0}',
  'not started at its time, {0}': 'no iniciado a su hora, {0}',
  '{0} {1}: {2}, {3} to send to.': '{0} {1}: {2}, {3} por enviar.',
  '{0} was not sent at its time': '{0} no se envió a su hora',
  '{0} {1} was to start on {2} and did not: {3} What shall happen?':
    '{0} {1} debía empezar el {2} y no empezó: {3} ¿Qué se hace?',
  '{0} waiting · launched from {1}': '{0} a la espera · lanzado desde {1}',
  'not sent': 'no enviado',
  'delivered and read': 'entregado y leído',
  cancelled: 'cancelado',
  'waiting. {0}': 'a la espera. {0}',
  'not delivered: {0}. {1}': 'no entregado: {0}. {1}',
  'not delivered: {0}. {1} (code {2})': 'no entregado: {0}. {1} (código {2})',
  'Counts in no figure.': 'No cuenta en ninguna cifra.',
  'Test of {0} · version {1}': 'Prueba de {0} · versión {1}',
  'Test {0} of {1} to …{2}: {3}.': 'Prueba {0} de {1} a …{2}: {3}.',
  'To {0}: {1}.': 'A {0}: {1}.',
  '{0} is paused': '{0} está en pausa',
  '{0} is held: template paused': '{0} está retenido: plantilla pausada',
  '{0} is held: line stopped': '{0} está retenido: línea detenida',
  '{0} is held: too many failures': '{0} está retenido: demasiados fallos',
  '{0} waits: daily limit reached': '{0} espera: límite diario alcanzado',
  '{0} waits for approval': '{0} espera aprobación',
  '{0} is frozen': '{0} está congelado',
  '{0} is held: template on hold': '{0} está retenido: plantilla retenida',
  '{0} is held: line on hold': '{0} está retenido: línea retenida',
  'nobody is left to send to': 'no queda nadie a quien enviar',
  'An admin lifts it with /treble unfreeze.': 'Un administrador lo levanta con /treble unfreeze.',
  'Sending has started: {0} to send to.': 'El envío ha empezado: {0} por enviar.',
  'Sending has started for {0}: {1} to send to.': 'El envío de {0} ha empezado: {1} por enviar.',
  '{0} was cancelled before it started: nobody was sent to.':
    '{0} se canceló antes de empezar: no se envió a nadie.',
  '{0} has started': '{0} ha empezado',
  '{0} has started: {1} to send to.': '{0} ha empezado: {1} por enviar.',
  '{0} has finished': '{0} ha finalizado',
  '{0} has finished: {1}.': '{0} ha finalizado: {1}.',
  '{0} was cancelled': '{0} fue cancelado',
  '{0} was cancelled: {1}.': '{0} fue cancelado: {1}.',
  '{0} of {1} delivered, {2} failed, {3} answered so far':
    '{0} de {1} {1|entregado|entregados}, {2} con fallo, {3} {3|respondió|respondieron} hasta ahora',
  '{0} goes on': '{0} continúa',
  '{0} goes on: {1}.': '{0} continúa: {1}.',
  '{0}: {1}.': '{0}: {1}.',
  'It is sent again to some users': 'Se envía de nuevo a algunos usuarios',
  'The hold is over': 'Ya no está retenido',
  '{0} has possible duplicates': '{0} tiene posibles duplicados',
  '{0} has possible duplicates: {1} may have received it twice, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.':
    '{0} tiene posibles duplicados: {1} puede haberlo recibido dos veces, porque un acuse llegó tarde, después de un nuevo intento. No hay que hacer nada; responda con amabilidad si pregunta.',
  '{0} has possible duplicates: {1} may have received it twice each, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.':
    '{0} tiene posibles duplicados: {1} pueden haberlo recibido dos veces cada uno, porque un acuse llegó tarde, después de un nuevo intento. No hay que hacer nada; responda con amabilidad si preguntan.',
  'Median: half of them took no longer; p90: nine of ten. Accurate to a second below 20 seconds, to a tenth above.':
    'Mediana: la mitad no tardó más; p90: nueve de cada diez. Con precisión de un segundo por debajo de 20 segundos, y de una décima por encima.',
  'Time to deliver': 'Tiempo hasta la entrega',
  'From our call to WhatsApp until the first sign that the phone had the message.':
    'Desde nuestra llamada a WhatsApp hasta la primera señal de que el teléfono tenía el mensaje.',
  'nothing delivered yet': 'aún no se entregó nada',
  'Time to first response': 'Tiempo hasta la primera respuesta',
  'From there until the user’s first answer.': 'Desde ahí hasta la primera respuesta del usuario.',
  'nobody answered yet': 'nadie respondió todavía',
  'median {0}, p90 {1}': 'mediana {0}, p90 {1}',
};
