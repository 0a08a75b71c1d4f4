import type { CommonMessages } from '../common.js';
import { createPlural, spanOf } from '../plural.js';

const plural = createPlural('hr');

const SPANS = {
  second: { one: '# sekundu', few: '# sekunde', other: '# sekundi' },
  minute: { one: '# minutu', few: '# minute', other: '# minuta' },
  hour: { one: '# sat', few: '# sata', other: '# sati' },
  day: { one: '# dan', few: '# dana', other: '# dana' },
};

export const common: CommonMessages = {
  notConnected: 'Nema veze',
  notConnectedHint: 'Ovaj dio stranice još nije povezan s uslugom dodjele resursa.',
  loading: 'Učitavanje',
  partFailed: 'Dio ove stranice nije se mogao učitati',
  partFailedHint: 'Ništa nije poslano. Provjerite vezu i pokušajte ponovno ili ponovno učitajte stranicu.',
  cancel: 'Odustani',
  close: 'Zatvori',
  retry: 'Pokušaj ponovno',
  copyByHand: 'Kopiranje ovdje nije bilo moguće. Tekst je odabran: kopirajte ga tipkovnicom.',
  status: {
    pending_email_input: 'Na čekanju: potrebna e-pošta',
    pending_email_validation: 'Na čekanju: e-pošta nije potvrđena',
    pending_user_migration: 'Na čekanju: premještanje računa',
    pending_first_admin: 'Na čekanju: prvi administrator',
    provisioning: 'Dodjela u tijeku',
    provisioned: 'Dodijeljeno',
    updating: 'Ažuriranje',
    error: 'Pogreška',
  },
  package: { softphone: 'Softphone', basic: 'Basic', standard: 'Standard', premium: 'Premium' },
  errorKind: {
    offline: 'Niste povezani s internetom. Provjerite vezu i pokušajte ponovno.',
    network: 'Usluga nije dostupna. Provjerite vezu i pokušajte ponovno.',
    timeout: 'Usluga predugo ne odgovara. Pokušajte ponovno za koji trenutak.',
    parse: 'Odgovor usluge nije bilo moguće pročitati. Pokušajte ponovno za koji trenutak.',
    'unexpected-content':
      'Umjesto usluge odgovorilo je nešto drugo, možda stranica za prijavu. Ponovno učitajte stranicu i pokušajte još jednom.',
    invalid: 'Usluga to nije prihvatila. Provjerite što ste unijeli.',
    unauthorized: 'Vaša je prijava istekla. Za nastavak se ponovno prijavite.',
    forbidden: 'Nemate dopuštenje za tu radnju.',
    'not-found': 'To više ne postoji. Možda je izbrisano.',
    conflict: 'Netko je to u međuvremenu promijenio. Pogledajte najnovije stanje i pokušajte ponovno.',
    'rate-limited': 'Previše zahtjeva odjednom. Pokušajte ponovno poslije.',
    unavailable: 'Usluga trenutačno nije dostupna. Pokušajte ponovno poslije.',
    server: 'Usluga ima poteškoća. Pokušajte ponovno poslije.',
    unsupported: 'Usluga to ne nudi.',
    'too-large': 'Odgovor je prevelik za prikaz.',
    refused: 'Usluga je to odbila.',
  },
  signInPage: 'Možda je umjesto usluge odgovorila stranica za prijavu. Za nastavak se ponovno prijavite.',
  notServed:
    'Usluga na ovoj adresi nema ništa. Tko je postavio ovu stranicu, neka provjeri njezin osnovni URL i ID predloška.',
  unknownOutcome: 'Odgovor nije stigao pa još nije poznato je li radnja izvršena.',
  retryAfter: (seconds) => `Pokušajte ponovno za ${plural(...spanOf(seconds, SPANS))}.`,
  tryAgainIn: (time) => `Ponovno možete pokušati za ${time}.`,
  tryAgainAfter: (moment) => `Ponovno možete pokušati nakon ${moment}.`,
  canTryAgain: 'Sada možete pokušati ponovno.',
  errorCategory: {
    'email-in-use': {
      title: 'Adresa e-pošte već se upotrebljava',
      explanation: 'Tu adresu već upotrebljava drugi račun.',
      action: 'Upotrijebite drugu adresu ili najprije oslobodite ovu.',
      withoutEmail: {
        title: 'Isprobana adresa već se upotrebljavala',
        explanation: 'Adresu koja je isprobana već je upotrebljavao drugi račun.',
        action: 'Ponovite aktivaciju s drugom adresom.',
      },
    },
    'email-invalid': {
      title: 'Adresa e-pošte nije prihvaćena',
      explanation: 'Adresa se ne može upotrijebiti za aktivaciju.',
      action: 'Provjerite adresu ili upotrijebite drugu.',
      withoutEmail: {
        title: 'Isprobana adresa nije prihvaćena',
        explanation: 'Adresa koja je isprobana nije se mogla upotrijebiti za aktivaciju.',
        action: 'Ponovite aktivaciju s drugom adresom.',
      },
    },
    'already-associated': {
      title: 'Korisnik je već povezan s drugim računom',
      explanation: 'Taj BroadWorks ID povezan je s drugim korisnikom.',
      action: 'Pronađite drugu poveznicu, uklonite je ili izmijenite, a zatim pokušajte ponovno.',
    },
    'other-organization': {
      title: 'Račun pripada drugoj organizaciji',
      explanation: 'Račun s tom adresom dio je druge organizacije.',
      action: 'Upotrijebite drugu adresu ili najprije premjestite račun.',
      withoutEmail: { explanation: 'Račun s adresom koja je isprobana dio je druge organizacije.' },
    },
    credentials: {
      title: 'Prijava nije prihvaćena',
      explanation: 'BroadWorks ID ili lozinka nisu prihvaćeni.',
      action: 'Provjerite BroadWorks ID i lozinku, a zatim pokušajte ponovno.',
    },
    locked: {
      title: 'Korisnik je privremeno zaključan',
      explanation: 'Bilo je previše neuspjelih pokušaja.',
      action: 'Pričekajte nekoliko minuta i pokušajte ponovno.',
      over: { title: 'Korisnik je bio zaključan', action: 'Zaključavanje je dosad trebalo isteći: pokušajte ponovno.' },
    },
    session: {
      title: 'Sesija je istekla',
      explanation: 'Sesija aktivacije više nije valjana.',
      action: 'Ponovno pokrenite aktivaciju.',
    },
    'mail-delivery': {
      title: 'Poruka nije poslana',
      explanation: 'Poruka na tu adresu nije mogla biti isporučena.',
      action: 'Provjerite adresu i postavke pošte, a zatim pokušajte ponovno.',
      withoutEmail: {
        explanation: 'Poruka na adresu koja je isprobana nije mogla biti isporučena.',
        action: 'Ponovite aktivaciju s adresom koja prima poštu.',
      },
    },
    'template-config': {
      title: 'Predložak za uvođenje nije ispravno postavljen',
      explanation: 'Postavka predloška za uvođenje sprječava aktivaciju.',
      action: 'Provjerite predložak pod Provjera korisnika, a zatim pokušajte ponovno.',
    },
    'entitlement-conflict': {
      title: 'Usluge na računu u sukobu su',
      explanation: 'Račun već ima usluge koje su u sukobu s paketom.',
      action: 'Uklonite te usluge ili promijenite vrstu paketa, a zatim pokušajte ponovno.',
    },
    'duplicate-pending': {
      title: 'Više unosa na čekanju za istog korisnika',
      explanation: 'Više unosa na čekanju ima isti BroadWorks ID.',
      action: 'Izbrišite suvišne unose, a zatim pokušajte ponovno.',
    },
    'missing-parameter': {
      title: 'Nedostaje obavezan podatak',
      explanation: 'Nije naveden podatak koji je potreban za dodjelu.',
      action: 'Utvrdite koji podatak nedostaje i dodajte ga, a zatim pokušajte ponovno.',
      named: {
        title: (detail) => `Nedostaje obavezan podatak: ${detail}`,
        action: 'Dodajte taj podatak u postavke korisnika, a zatim pokušajte ponovno.',
      },
    },
    'invalid-parameter': {
      title: 'Podatak nije prihvaćen',
      explanation: 'Duljina ili oblik podatka nisu prihvaćeni.',
      action: 'Utvrdite koji podatak nije ispravan i ispravite ga, a zatim pokušajte ponovno.',
      named: {
        title: (detail) => `Podatak nije prihvaćen: ${detail}`,
        action: 'Ispravite taj podatak u postavkama korisnika, a zatim pokušajte ponovno.',
      },
    },
    maintenance: {
      title: 'Održavanje usluge',
      explanation: 'Usluge pozivanja nedostupne su zbog održavanja.',
      action: 'Provjerite stranicu sa stanjem usluge i pokušajte ponovno poslije.',
      over: {
        title: 'Usluga je bila na održavanju',
        explanation: 'Usluge pozivanja bile su nedostupne zbog održavanja.',
        action: 'Provjerite je li održavanje završilo, a zatim pokušajte ponovno.',
      },
    },
    'recently-sent': {
      title: 'Pozivnica nije ponovno poslana',
      explanation: 'Pozivnica je već poslana u posljednja 24 sata.',
      action: 'Pričekajte jedan dan prije slanja nove.',
      over: {
        explanation: 'Druga je pozivnica bila poslana unutar 24 sata prije toga.',
        action: 'Otad je prošlo više od jednog dana: pokušajte ponovno.',
      },
    },
    unknown: {
      title: 'Dodjela nije uspjela',
      explanation: 'Usluga je prijavila pogrešku koja ovdje nije objašnjena.',
      action: 'Pokušajte ponovno. Ako se pogreška ponovi, kopirajte njezin tekst za podršku.',
    },
  },
  errorCode: (code) => `Kod ${code}`,
  trackingId: (id) => `ID za praćenje ${id}`,
  email: {
    empty: 'Unesite adresu e-pošte.',
    'missing-at': 'Unesite adresu sa znakom @, na primjer ime@example.com.',
    'several-at': 'Unesite jednu adresu s jednim znakom @, na primjer ime@example.com.',
    'local-part': 'Unesite i dio ispred znaka @, na primjer ime@example.com.',
    'local-too-long': 'Dio ispred znaka @ predug je: najviše 64 znaka.',
    domain: 'Provjerite dio iza znaka @: treba izgledati kao example.com.',
    'too-long': 'Adresa je preduga: najviše 254 znaka.',
    'illegal-characters': 'Adresa sadrži nedopušten znak, primjerice razmak ili zarez.',
    'not-ascii': 'Ispred znaka @ koristite samo slova engleske abecede, znamenke i znakove poput . - _',
    'control-characters': 'Adresa sadrži nevidljiv kontrolni znak. Umjesto lijepljenja upišite je ponovno.',
    plusSign: 'Adrese sa znakom + poslije mogu stvarati poteškoće pri pokretanju osobnog sastanka.',
  },
};
