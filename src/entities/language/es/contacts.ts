import type { Catalogue } from '../catalogues.ts';

export const contactsEs: Catalogue = {
  'CRM list': 'Lista del CRM',
  'The variables of the conversation are read from the properties of these names. In Salesforce, choose a report, or type “where” and a condition in SOQL.':
    'Las variables de la conversación se leen de las propiedades con esos nombres. En Salesforce, elegir un informe o escribir “where” y una condición en SOQL.',
  'Choose a list of your CRM': 'Elegir una lista del CRM',
  'Phone property': 'Propiedad del teléfono',
  'Where the CRM keeps the phone. Left empty: its usual properties for phones.':
    'Dónde guarda el CRM el teléfono. Vacío: sus propiedades habituales para teléfonos.',
  'a CRM list': 'una lista del CRM',
  'Salesforce: the list broke off before its end. Try again.':
    'Salesforce: la lista se interrumpió antes de terminar. Inténtelo de nuevo.',
  'Salesforce: expected the phone in a field of contacts, and there is none named “{0}”. Correct its name.':
    'Salesforce: se esperaba el teléfono en un campo de los contactos y no hay ninguno llamado “{0}”. Corrija su nombre.',
  'Salesforce: the report {0} has more than the 2,000 rows that Salesforce gives. Type “where” and a condition instead.':
    'Salesforce: el informe {0} tiene más de las 2.000 filas que Salesforce entrega. Escriba “where” y una condición en su lugar.',
  'Salesforce: expected a column with phones in the report {0}, found {1}. Name it under Phone property.':
    'Salesforce: se esperaba una columna con teléfonos en el informe {0} y se encontró {1}. Indíquela en Propiedad del teléfono.',
  'Match variables': 'Asignar variables',
  'Reading the first rows from your CRM…': 'Leyendo las primeras filas del CRM…',
  'The CRM has no property of this name. Choose the one that holds it.':
    'El CRM no tiene una propiedad con este nombre. Elija la que lo contiene.',
  'Property of the same name': 'Propiedad del mismo nombre',
  'no phone': 'sin teléfono',
  'Nobody is on this list.': 'No hay nadie en esta lista.',
  '*The first rows*': '*Las primeras filas*',
  'Empty or missing: {0}.': 'Vacías o inexistentes: {0}.',
  'The CRM has no property for {0}. Start again, and choose under Match variables where it stands.':
    'El CRM no tiene una propiedad para {0}. Empiece de nuevo y elija en Asignar variables dónde está.',
};
