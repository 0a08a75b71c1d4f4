import type { ViewsMessages } from '../views.js';

export const views: ViewsMessages = {
  hint: 'Prikaz pod jednim imenom čuva pretragu, filtre, poredak i stupce.',
  empty: 'Još nema spremljenih prikaza.',
  present: 'sada se prikazuje',
  rename: 'Preimenuj',
  renameView: (name) => `Preimenuj ${name}`,
  delete: 'Izbriši',
  deleteView: (name) => `Izbriši ${name}`,
  deleteQuestion: (name) => `Izbrisati prikaz ${name}?`,
  confirmDelete: 'Izbriši prikaz',
  name: 'Ime za ono što tablica sada prikazuje',
  save: 'Spremi prikaz',
  newName: (name) => `Novo ime za ${name}`,
  saveName: 'Spremi ime',
  nameMissing: 'Unesite ime.',
  nameTaken: (name) => `Prikaz s imenom ${name} već postoji. Odaberite drugo ime ili ga zamijenite.`,
  replace: 'Zamijeni ga',
  saved: (name) => `Prikaz ${name} spremljen je`,
  renamed: (name) => `Prikaz se sada zove ${name}`,
  replaced: (name) => `Prikaz ${name} zamijenjen je`,
  deleted: (name) => `Prikaz ${name} izbrisan je`,
};
