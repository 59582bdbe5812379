import type { Catalogue } from '../catalogues.ts';

export const tablesEs: Catalogue = {
  Template: 'Plantilla',
  Conversations: 'Conversaciones',
  'Deployment status': 'Estado del envío',
  'Conversation stage': 'Etapa de la conversación',
  'Session status': 'Estado de la sesión',
  Phone: 'Teléfono',
  'waiting to be sent': 'a la espera de ser enviado',
  'waiting for a new try': 'a la espera de un nuevo intento',
  'accepted by WhatsApp, not sent yet': 'aceptado por WhatsApp, aún no enviado',
  'sent, not delivered yet (phone off or without internet)':
    'enviado, aún no entregado (teléfono apagado o sin internet)',
  'outcome not known yet, waiting for evidence': 'resultado aún desconocido, a la espera de evidencia',
  'Unknown, not retried': 'Desconocido, sin reintento',
  delivered: 'entregado',
  read: 'leído',
  'Not answered': 'Sin respuesta',
  'In Flow': 'En flujo',
  Finished: 'Finalizado',
  'Will be sent': 'Se enviarán',
  'Still an invalid number': 'Número todavía no válido',
  'Still a missing variable': 'Variable todavía sin valor',
  'Somebody already in the deployment': 'Alguien que ya está en el envío',
  Excluded: 'Excluido',
  'Excluded (users)': 'Excluidos',
  'With an agent': 'Con un agente',
  'Got a template less than 24 hours ago': 'Recibió una plantilla hace menos de 24 horas',
  'Stands twice in the file': 'Aparece dos veces en el archivo',
  'No row to correct found': 'No se encontró ninguna fila que corregir',
  'Delivered, did not answer': 'Entregados que no respondieron',
  Delivered: 'Entregado',
  'Delivered (users)': 'Entregados',
  Answered: 'Respondieron',
  'Failed, for any reason': 'Con fallo, por cualquier motivo',
  'Failed: {0}': 'Con fallo: {0}',
  'The conversation has been successfully sent to the user.':
    'La conversación se envió correctamente al usuario.',
  'In process': 'En proceso',
  'Still being sent, or sent while the phone is off or without internet.':
    'Aún se está enviando, o se envió mientras el teléfono está apagado o sin internet.',
  'Give it time. If it takes too long, ask the support contact.':
    'Dele tiempo. Si tarda demasiado, pregunte al contacto de soporte.',
  'Active session with an agent': 'Sesión activa con un agente',
  'The user is talking with an agent, and agents come before deployments.':
    'El usuario está hablando con un agente, y los agentes van antes que los envíos.',
  'Send again when the agent has ended the conversation.':
    'Envíe de nuevo cuando el agente haya terminado la conversación.',
  'Blocked or old version': 'Bloqueo o versión antigua',
  'The user has blocked the line, has no WhatsApp account, uses an outdated version, or has not accepted the new terms.':
    'El usuario bloqueó la línea, no tiene cuenta de WhatsApp, usa una versión antigua o no aceptó los nuevos términos.',
  'Reach this person another way; sending again does not help.':
    'Contacte a esta persona por otro medio; enviar de nuevo no sirve.',
  'The number is on the company’s exclusion list, or the user opted out.':
    'El número está en la lista de exclusión de la empresa, o el usuario pidió no recibir más mensajes.',
  'Take the number off the exclusion list if that was a mistake.':
    'Quite el número de la lista de exclusión si fue un error.',
  'Invalid number': 'Número no válido',
  'The WhatsApp number is invalid.': 'El número de WhatsApp no es válido.',
  'Correct the number in your list and send the corrected rows.':
    'Corrija el número en su lista y envíe las filas corregidas.',
  'Variable unfilled': 'Variable sin valor',
  'A variable of the template has no usable value: misspelled, empty, unknown to the connected CRM, or too long.':
    'Una variable de la plantilla no tiene un valor utilizable: mal escrita, vacía, desconocida para el CRM conectado o demasiado larga.',
  'Fill the variable in your list and send the corrected rows.':
    'Complete la variable en su lista y envíe las filas corregidas.',
  'Template paused': 'Plantilla pausada',
  'WhatsApp paused or disabled the template because its quality was rated low.':
    'WhatsApp pausó o deshabilitó la plantilla porque su calidad se calificó como baja.',
  'Review the notifications in WhatsApp Manager, analyze the template, edit and resubmit it, and consult the WhatsApp guidelines.':
    'Revise las notificaciones en WhatsApp Manager, analice la plantilla, edítela y envíela de nuevo a revisión, y consulte las pautas de WhatsApp.',
  'Too many templates': 'Demasiadas plantillas',
  'The contact received several templates in a short time without answering, so WhatsApp blocks new ones for a while; each further one makes that longer.':
    'El contacto recibió varias plantillas en poco tiempo sin responder, así que WhatsApp bloquea otras nuevas por un tiempo; cada una más lo alarga.',
  'Wait at least 24 hours before sending another template to this contact.':
    'Espere al menos 24 horas antes de enviar otra plantilla a este contacto.',
  'General failure': 'Fallo general',
  'The conversation was not sent because of a general failure.':
    'La conversación no se envió por un fallo general.',
  'Contact support with the code shown.': 'Contacte a soporte con el código que se muestra.',
  Cancelled: 'Cancelado',
  'Cancelled (users)': 'Cancelados',
  'A person cancelled the deployment before this message was sent.':
    'Una persona canceló el envío antes de que este mensaje saliera.',
  'Not a valid WhatsApp number.': 'No es un número de WhatsApp válido.',
  'This is a test line and the number is not on its list of allowed numbers.':
    'Esta es una línea de prueba y el número no está en su lista de números permitidos.',
  'On the exclusion list.': 'En la lista de exclusión.',
  'The company blocked this user in WhatsApp.': 'La empresa bloqueó a este usuario en WhatsApp.',
  'The user stopped marketing messages from this company.':
    'El usuario dejó de aceptar mensajes de marketing de esta empresa.',
  'No WhatsApp account, an old version, terms not accepted, or the line is blocked.':
    'Sin cuenta de WhatsApp, con una versión antigua, sin aceptar los términos, o con la línea bloqueada.',
  'A variable of the template has no value.': 'Una variable de la plantilla no tiene valor.',
  'A variable has a line break, a tab or more than four spaces in a row, or the wrong form.':
    'Una variable tiene un salto de línea, una tabulación o más de cuatro espacios seguidos, o la forma incorrecta.',
  'The text is too long once the variables are filled in.':
    'El texto es demasiado largo una vez completadas las variables.',
  'The user is talking with an agent.': 'El usuario está hablando con un agente.',
  'The user got a template less than 24 hours ago and has not answered.':
    'El usuario recibió una plantilla hace menos de 24 horas y no ha respondido.',
  'WhatsApp limits how many templates this user gets.':
    'WhatsApp limita cuántas plantillas recibe este usuario.',
  'Left out: the business had reached as many people as WhatsApp allows in 24 hours.':
    'Quedó fuera: la empresa ya había llegado a tantas personas como WhatsApp permite en 24 horas.',
  'Too many messages to the same number within seconds.':
    'Demasiados mensajes al mismo número en pocos segundos.',
  'WhatsApp paused the template.': 'WhatsApp pausó la plantilla.',
  'WhatsApp disabled the template.': 'WhatsApp deshabilitó la plantilla.',
  'The template does not exist in this language or is not approved.':
    'La plantilla no existe en este idioma o no está aprobada.',
  'It was held, or came too late for its turn; nothing was sent.':
    'Se retuvo o llegó tarde a su turno; no se envió nada.',
  'WhatsApp asked us to slow down.': 'WhatsApp nos pidió ir más despacio.',
  'WhatsApp could not be reached.': 'No se pudo contactar con WhatsApp.',
  'WhatsApp keeps this number out of marketing for an experiment.':
    'WhatsApp deja este número fuera del marketing por un experimento.',
  'WhatsApp does not allow this message in the user’s country.':
    'WhatsApp no permite este mensaje en el país del usuario.',
  'The message expired before delivery.': 'El mensaje venció antes de entregarse.',
  'WhatsApp could not fetch the header’s file.': 'WhatsApp no pudo obtener el archivo del encabezado.',
  'WhatsApp did not accept the request.': 'WhatsApp no aceptó la solicitud.',
  'WhatsApp restricted the line because of spam reports.':
    'WhatsApp restringió la línea por denuncias de spam.',
  'WhatsApp locked the business account.': 'WhatsApp bloqueó la cuenta de la empresa.',
  'WhatsApp has a problem with the payment method.': 'WhatsApp tiene un problema con el método de pago.',
  'WhatsApp rejected our access token.': 'WhatsApp rechazó nuestro token de acceso.',
  'Our access token lacks a permission.': 'A nuestro token de acceso le falta un permiso.',
  'The line is not registered, not verified or under maintenance.':
    'La línea no está registrada, no está verificada o está en mantenimiento.',
  'WhatsApp gave a reason this product does not know yet.':
    'WhatsApp dio un motivo que este producto todavía no conoce.',
  'Total users': 'Total de usuarios',
  'Everybody the conversation was to be sent to; a number that is listed twice counts once.':
    'Todas las personas a las que se iba a enviar la conversación; un número repetido cuenta una vez.',
  'Messages sent': 'Mensajes enviados',
  'WhatsApp confirmed that the message left: a sent, delivered or read receipt, or a quoting reply.':
    'WhatsApp confirmó que el mensaje salió: un acuse de enviado, entregado o leído, o una respuesta que lo cita.',
  'Neither delivered nor failed nor cancelled: not sent yet, or sent while the phone is off.':
    'Ni entregados ni con fallo ni cancelados: aún no enviados, o enviados mientras el teléfono está apagado.',
  'Users in any failed state; the breakdown says why.':
    'Usuarios en cualquier estado de fallo; el desglose dice por qué.',
  'A delivered or read receipt, or a reply that quotes the message.':
    'Un acuse de entregado o leído, o una respuesta que cita el mensaje.',
  Responses: 'Respuestas',
  'Delivered users who answered the first message; later answers add nothing.':
    'Usuarios entregados que respondieron al primer mensaje; las respuestas posteriores no suman.',
  'Response rate': 'Tasa de respuesta',
  'Responses ÷ Delivered × 100; “–” when nothing was delivered.':
    'Respuestas ÷ Entregados × 100; “–” cuando no se entregó nada.',
  Paused: 'Pausado',
  'Held: template paused': 'Retenido: plantilla pausada',
  'Held: line stopped': 'Retenido: línea detenida',
  'Held: too many failures': 'Retenido: demasiados fallos',
  'Waiting: daily limit reached': 'En espera: límite diario alcanzado',
  'Waiting for approval': 'En espera de aprobación',
  Frozen: 'Congelado',
  'Held: template on hold': 'Retenido: plantilla retenida',
  'Held: line on hold': 'Retenido: línea retenida',
  text: 'texto',
  button: 'botón',
  choice: 'opción elegida',
  image: 'imagen',
  video: 'video',
  audio: 'audio',
  'voice note': 'nota de voz',
  document: 'documento',
  sticker: 'sticker',
  location: 'ubicación',
  'contact card': 'tarjeta de contacto',
  reaction: 'reacción',
  order: 'pedido',
  'notice of WhatsApp': 'aviso de WhatsApp',
  'message of an unknown kind': 'mensaje de un tipo desconocido',
  '{0} %': '{0} %',
  'under {0}': 'menos del {0}',
  'over {0}': 'más del {0}',
  Draft: 'Borrador',
  Scheduled: 'Programado',
  Sending: 'Enviando',
  Sent: 'Enviado',
  'No session': 'Sin sesión',
  Bot: 'Bot',
  'With the bot': 'Con el bot',
  Agent: 'Agente',
  Closed: 'Cerrada',
  'Last activity, newest first': 'Última actividad, la más reciente primero',
  'Deployment date, newest first': 'Fecha del envío, la más reciente primero',
};
