import type { Catalogue } from '../catalogues.ts';

export const commandsEs: Catalogue = {
  'This app is not open to people of other organisations. Ask {0}.':
    'Esta aplicación no está abierta a personas de otras organizaciones. Pregunte a {0}.',
  'This app is not open to bots. Ask {0}.': 'Esta aplicación no está abierta a bots. Pregunte a {0}.',
  'This app is not open to guests. Ask {0}.': 'Esta aplicación no está abierta a invitados. Pregunte a {0}.',
  'This app is not open to deactivated accounts. Ask {0}.':
    'Esta aplicación no está abierta a cuentas desactivadas. Pregunte a {0}.',
  'whoever runs it': 'quien la administra',
  'Slack did not say who you are, so nothing was done. Try again in a minute.':
    'Slack no dijo quién es usted, así que no se hizo nada. Intente de nuevo en un minuto.',
  'This needs the right to send and control deployments. Ask {0}.':
    'Para esto se necesita el permiso de enviar y controlar envíos. Pregunte a {0}.',
  'These versions cannot be compared any more. Open the results again.':
    'Estas versiones ya no se pueden comparar. Abra los resultados de nuevo.',
  'Paused {0}.': '{0} quedó en pausa.',
  '{0} is waiting.': '{0} queda a la espera.',
  '{0} are waiting.': '{0} quedan a la espera.',
  'Resumed {0}.': '{0} continúa.',
  '{0} is still to be sent to.': 'Falta enviar a {0}.',
  '{0} are still to be sent to.': 'Falta enviar a {0}.',
  'Cancelled {0}.': '{0} quedó cancelado.',
  '{0} will not be sent to.': '{0} ya no {0|recibirá|recibirán} nada.',
  '{0} is already sent': '{0} ya se envió',
  '{0} are already sent': '{0} ya se enviaron',
  '{0} more is on the way': '{0} más va en camino',
  '{0} more are on the way': '{0} más van en camino',
  'It is still held ({0}): {1}': 'Sigue retenido ({0}): {1}',
  'Nobody was left to send to.': 'No quedaba nadie a quien enviar.',
  'All sending is frozen: {0} · `/treble unfreeze` lifts it.':
    'Todos los envíos están congelados: {0} · `/treble unfreeze` lo levanta.',
  'This button belongs to no deployment.': 'Este botón no pertenece a ningún envío.',
  'from {0} on': 'desde el {0}',
  '{0} of {1}, with full phone numbers: keep the file to yourself.':
    '{0} de {1}, con los teléfonos completos: guarde el archivo solo para usted.',
  'Collecting the users: they come as a CSV file in your direct messages from Treble.':
    'Reuniendo los usuarios: llegan como archivo CSV en sus mensajes directos de Treble.',
  'Nobody is in this list, so there is no file.': 'No hay nadie en esta lista, así que no hay archivo.',
  'Looking for the users…': 'Buscando los usuarios…',
  'Press the button again.': 'Presione el botón de nuevo.',
  'What this button was about does not exist any more. Open the results again.':
    'Aquello de lo que trataba este botón ya no existe. Abra los resultados de nuevo.',
  'Expected the number of users this button is about. Look at /treble status again.':
    'Se esperaba el número de usuarios de los que trata este botón. Mire de nuevo /treble status.',
  'No outcome of *{0}* is unknown any more, so nothing was sent again.':
    'Ya no queda ningún resultado desconocido en *{0}*, así que no se envió nada de nuevo.',
  'Sending again to {0} of *{1}* whose outcome was unknown. Who got the first message may receive it twice; /treble status {2} counts those found out later.':
    'Enviando de nuevo a {0} de *{1}* cuyo resultado era desconocido. Quien recibió el primer mensaje puede recibirlo dos veces; /treble status {2} cuenta los que se descubran después.',
  'Slack did not take the message with the charts. Try again in a minute.':
    'Slack no aceptó el mensaje con los gráficos. Intente de nuevo en un minuto.',
  'The charts are in your direct messages from Treble.':
    'Los gráficos están en sus mensajes directos de Treble.',
  'There is no /treble {0}. Did you mean `/treble {1}`? `/treble help` lists what there is.':
    'No existe /treble {0}. ¿Quiso decir `/treble {1}`? `/treble help` muestra lo que hay.',
  'There is no /treble {0}. `/treble help` lists what there is.':
    'No existe /treble {0}. `/treble help` muestra lo que hay.',
  'Slack’s answer did not arrive.': 'La respuesta de Slack no llegó.',
  'Slack answered {0}.': 'Slack respondió {0}.',
  'Slack answered without the message’s time stamp.': 'Slack respondió sin la marca de tiempo del mensaje.',
  'Hold a deployment: users who were not sent to yet wait.':
    'Pausar un envío: los usuarios a los que aún no se envió esperan.',
  'Go on with a held deployment.': 'Continuar con un envío retenido.',
  'Stop a deployment for good; what was sent stays sent.':
    'Detener un envío para siempre; lo enviado queda enviado.',
  'The conversations that can be sent, with their templates and figures.':
    'Las conversaciones que se pueden enviar, con sus plantillas y cifras.',
  'Which deployment? For example: {0}': '¿Qué envío? Por ejemplo: {0}',
  'Expected a deployment such as D-104, found “{0}”. For example: {1}':
    'Se esperaba un envío como D-104 y se encontró “{0}”. Por ejemplo: {1}',
  'There is no deployment {0}. /treble deployments lists the latest ones.':
    'No existe el envío {0}. /treble deployments muestra los más recientes.',
  'The latest deployments and how they stand.': 'Los envíos más recientes y cómo van.',
  'Nothing has been launched yet. Start with /treble send.':
    'Todavía no se ha lanzado nada. Empiece con /treble send.',
  'Who was not reached and why, with what to do about it.':
    'A quiénes no se llegó y por qué, con lo que se puede hacer.',
  'Stop all sending at once, until it is unfrozen.':
    'Detener todos los envíos de inmediato, hasta que se descongelen.',
  'Why? People will read it. For example: /treble freeze The price in the list is wrong':
    '¿Por qué? Otras personas lo leerán. Por ejemplo: /treble freeze El precio de la lista está mal',
  'Frozen: nothing is sent until `/treble unfreeze`. Reason: {0}':
    'Congelado: no se envía nada hasta `/treble unfreeze`. Motivo: {0}',
  'Allow sending again.': 'Permitir los envíos de nuevo.',
  'Nothing was frozen; sending is allowed.': 'No había nada congelado; se puede enviar.',
  'Unfrozen: deployments go on where they were stopped.':
    'Descongelado: los envíos continúan donde se detuvieron.',
  'This list.': 'Esta lista.',
  'Look at results': 'Ver resultados',
  'Stop, go on, repair': 'Detener, continuar, corregir',
  'Lists of people': 'Listas de personas',
  'Conversations and chats': 'Conversaciones y chats',
  'Reports and alerts': 'Informes y alertas',
  'Rights and set-up': 'Permisos y configuración',
  'Support: {0}': 'Soporte: {0}',
  'Everything sent to and received from a phone; number and texts for senders and agents alone.':
    'Todo lo enviado a un teléfono y lo recibido de él; el número y los textos, solo para quienes envían y para agentes.',
  'Which phone? For example: {0}': '¿Qué teléfono? Por ejemplo: {0}',
  'Expected a phone with its country code, found “{0}”. For example: {1}':
    'Se esperaba un teléfono con su código de país y se encontró “{0}”. Por ejemplo: {1}',
  'No reason was given.': 'No se indicó el motivo.',
  'Which template? For example: {0}': '¿Qué plantilla? Por ejemplo: {0}',
  'The template *{0}* is on hold: nothing of it is sent, also of deployments to come, until `{1}`.':
    'La plantilla *{0}* está retenida: no se envía nada de ella, tampoco de envíos futuros, hasta `{1}`.',
  'The template *{0}* is released.': 'La plantilla *{0}* quedó liberada.',
  'The template *{0}* was not on hold by a person.': 'Nadie tenía retenida la plantilla *{0}*.',
  'Which line? For example: {0}': '¿Qué línea? Por ejemplo: {0}',
  'The line *{0}* is on hold: nothing of it is sent, also of deployments to come, until `{1}`.':
    'La línea *{0}* está retenida: no se envía nada por ella, tampoco de envíos futuros, hasta `{1}`.',
  'The line *{0}* is released.': 'La línea *{0}* quedó liberada.',
  'The line *{0}* was not on hold by a person.': 'Nadie tenía retenida la línea *{0}*.',
  'Expected template or line. For example: {0}': 'Se esperaba template o line. Por ejemplo: {0}',
  'Expected template or line, found “{0}”. For example: {1}':
    'Se esperaba template o line y se encontró “{0}”. Por ejemplo: {1}',
  '{0} and others': '{0} y otros',
  'No deployment of it is under way.': 'No tiene ningún envío en curso.',
  'Now held: {0}, {1} waiting.': 'Retenidos ahora: {0}, con {1} a la espera.',
  '• {0} stays held. {1}: {2}': '• {0} sigue retenido. {1}: {2}',
  '{0} can go on.': '{0}: pueden continuar.',
  'Hold every deployment of a template or a line, those to come as well.':
    'Retener todos los envíos de una plantilla o una línea, también los futuros.',
  'Release a template or a line that a person holds; says what is still held.':
    'Liberar una plantilla o una línea que una persona retiene; dice qué sigue retenido.',
  'The results of a deployment or a conversation: its current version, another one, or all; without a name, of the newest deployment.':
    'Los resultados de un envío o de una conversación: su versión actual, otra, o todas; sin nombre, los del envío más reciente.',
  'Send again to the failed users who can succeed now; says why the others cannot.':
    'Enviar de nuevo a los usuarios con fallo que ahora pueden recibirlo; dice por qué los demás no.',
  'How a deployment stands, and what can be done with it.': 'Cómo va un envío y qué se puede hacer con él.',
  'The WhatsApp templates behind the conversations and their status.':
    'Las plantillas de WhatsApp de las conversaciones y su estado.',
  'No template is known yet. Approved templates of the WhatsApp account appear here by themselves.':
    'Todavía no se conoce ninguna plantilla. Las plantillas aprobadas de la cuenta de WhatsApp aparecen aquí por sí solas.',
  'The users one by one, phones masked.': 'Los usuarios uno por uno, con los teléfonos enmascarados.',
  'That took too long for Slack, so nothing was opened. Press again.':
    'Eso tardó demasiado para Slack, así que no se abrió nada. Presione de nuevo.',
  'Something broke on our side (ref {0}). Try again; if it stays, pass the reference on.':
    'Algo falló de nuestro lado (ref. {0}). Intente de nuevo; si continúa, comunique la referencia.',
  'Expected the message of a deployment, or one in its thread, found another message. /treble deployments lists the latest ones.':
    'Se esperaba el mensaje de un envío, o uno de su hilo, y se encontró otro mensaje. /treble deployments muestra los más recientes.',
};
