"""The words around a drug's name: forms, routes, salts, release, and what says nothing."""

from nmsdesk.domain.order import Route


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in table.items() for word in words.split()}


FORMS = _spread(
    {
        "tablet": "tab tabs tablet tablets tabl tbl tabletten tablette tablettes tableta tabletas "
        "comprime comprimes comprimido comprimidos compressa compresse cp cps cpr cpm caplet "
        "caplets odt tablett dragee dragees filmtabletten filmtablette tabs pill pills "
        "orodispersible "
        "dispersible chewable filmtab comp comps compr cpdo tabletta schmelztabl schmelztablette "
        "schmelztabletten brausetabletten filmtabl rapdis bucodispersable bucodispersables "
        "retardtabletten retardtablette schmelztbl tabletter tabletki tabletten compressa "
        "smelttablet smelttabletten",
        "capsule": "cap caps capsule capsules kapsel kapseln kaps kps gelule gelules capsula "
        "capsulas retardkapseln retardkapsel hartkapsel hartkapseln weichkapsel weichkapseln",
        "injection": "inj injection injectable injections amp amps ampoule ampoules ampule ampules "
        "vial vials syringe syringes ampulle ampullen ampolla ampollas injektion injektionslosung "
        "inyeccion inyectable iniezione fiala fiale ampola ampolas "
        "infusion pf carpuject cartridge prefilled solostar pen fertigspritze",
        "solution": "soln solution loesung losung solucion",
        "liquid": "liq liquid elixir concentrate conc",
        "syrup": "syr syrup sirup sirop jarabe",
        "suspension": "susp suspension",
        "drops": "drop drops gtt gtts gttes trpf tropfen gouttes goutte gotas gota gocce goccia "
        "druppels droppar krople",
        "patch": "patch patches ptch pflaster parche parches tts pleister pleisters plaster "
        "plastry cerotto cerotti adesivo adesivos depotplaster",
        "suppository": "supp suppos suppository suppositories suppositoire suppositoires zapfchen "
        "supositorio supositorios supposta supposte zetpil zetpillen czopki",
        "spray": "spray sprays spry",
        "inhaler": "inhaler inhalers mdi inh neb nebs nebulizer nebuliser nebulization diskus "
        "respimat turbuhaler hfa",
        "cream": "cream creme crema",
        "ointment": "ointment oint",
        "gel": "gel",
        "lozenge": "lozenge lozenges troche troches",
        "film": "film films strip strips",
        "powder": "powder granules granulate sachet sachets packet packets pulver",
        "lotion": "lotion shampoo",
        "enema": "enema",
        "rinse": "rinse mouthwash",
    }
)
"""Word -> form; the first one in a text counts, save for the ones of FORM_RANK."""

FORM_RANK = ("injection", "drops", "patch", "suppository")
"""What a text says at all when it says it: "injectable solution" is an injection."""


ROUTES: dict[str, Route] = {
    **dict.fromkeys(
        _words("po oral orally perorally oralmente peros buvable buvables"), Route.ORAL
    ),
    **dict.fromkeys(_words("sl sublingual sublingually"), Route.SUBLINGUAL),
    **dict.fromkeys(_words("im intramuscular intramuscularly intramuskular"), Route.IM),
    **dict.fromkeys(
        _words("iv ivp ivpb intravenous intravenously intravenos ivf"),
        Route.IV,
    ),
    **dict.fromkeys(
        _words("sc csci subcut subcutaneous subcutaneously subq sq subkutan subcutanea"),
        Route.SC,
    ),
    **dict.fromkeys(_words("transdermal transdermally td"), Route.TRANSDERMAL),
    **dict.fromkeys(_words("inhaled inhalation inhalational inhalant ih"), Route.INHALED),
    **dict.fromkeys(_words("pr rectal rectally"), Route.RECTAL),
    **dict.fromkeys(_words("nasal nasally intranasal intranasally nu"), Route.NASAL),
    **dict.fromkeys(
        _words(
            "topical topically ophth ophthalmic otic vaginal vaginally buccal buccally "
            "epidural intrathecal intrathecally ng peg irrigation"
        ),
        Route.OTHER,
    ),
}
SKIN_FORMS = frozenset(("cream", "ointment", "gel", "lotion", "rinse"))
"""No form of the brands that are everyday words: "Olay cream" is none of them."""
FORM_ROUTES = {
    "patch": Route.TRANSDERMAL,
    "suppository": Route.RECTAL,
    "inhaler": Route.INHALED,
}
"""Forms that are made for one way in; a tablet is not (it may go under the tongue)."""

SALTS = frozenset(
    _words(
        "hcl hydrochloride dihydrochloride chlorhydrate clorhidrato hydrochlorid hydrobromide "
        "hbr bromhydrate sulfate sulphate sulfat sulfato fumarate hemifumarate fumarat maleate "
        "malate mesylate mesilate mesilat tartrate bitartrate citrate lactate phosphate "
        "acetate succinate succ besylate besilate tosylate tosilate oxalate pamoate embonate "
        "decanoate enanthate enantate palmitate nitrate bromide chloride carbonate gluconate "
        "edisylate edisilate camsylate hydrate monohydrate dihydrate hemihydrate anhydrous "
        "sodium potassium calcium magnesium na proxetil axetil napsylate nap hydroxide "
        "saccharate aspartate glucuronate orotate propionate valerate trometamol tromethamine "
        "lauroxil base hydrobromid maleat tartrat phosphat"
    )
)
RELEASE = frozenset(
    _words(
        "er xr xl sr cr la xt cd dr ir ec mr pr lp retard forte depot lar lai odt zydis mtab "
        "velotab velotabs quicklet melt melts wafer wafers solutab extended sustained "
        "controlled prolonged modified delayed immediate release releasing rel long acting "
        "longacting disintegrating dispersible orodispersible orally enteric coated film "
        "contin chrono hbs slow fast rapid rapidly quick durules osmotic prolongatum "
        "unretardiert ret comp retardtabletten retardkapseln monthly weekly microspheres 24hr 12hr "
        "24h 12h mr fct sa prolong prolongada prolongado prolongee prolongata liberacion "
        "liberation libertacao liberacao rilascio prolongato modificato modificada "
        "modifiee verlangert freisetzung verzogerte modifizierter action oros lyoc flas flash "
        "expidet modutab"
    )
)
SAYS_NOTHING = frozenset(
    _words(
        "the a an of for and or with w wo per to in on at from by as is be take takes taking "
        "taken give given use apply dose doses dosis ingredient active product drug medication "
        "medicine generic brand name nf non formulary peds pediatric paediatric adult human "
        "study desensitization premix premixed bag bottle cup ud udcup unit units mg ml mcg ug "
        "g gm gram grams l kg cc iu meq mmol microgram micrograms milligram milligrams "
        "mikrogramm hr hrs hour hours h min mins minute minutes day days week weeks month "
        "months actuat actuation puff puffs strength usp ep bp preservative free sugar plain "
        "ds ss low high single double daily twice once bd bid tds tid qds qid od qd qod eod hs "
        "qhs nocte mane prn sos stat am pm ac pc x times time every each q needed required "
        "when if necessary night bedtime morning evening noon midday lunch breakfast dinner "
        "supper afternoon tea teatime meal meals food mouth max maximum up no more than home "
        "drip drips frozen send infusor "
        "hospital inpatient outpatient patient pt own supply continue continued start started "
        "starting new increase decrease increased decreased change changed titrate hold held "
        "stop stopped discontinue discontinued dc now then total about approx replacement "
        "dosing sliding scale tier taper course short term nocturnal alternate other second "
        "one two three four half und et y con mit pro tag tage taglich tgl morgens mittags "
        "abends nachts zur nacht stunden alle bei bedarf bed b cada horas hora dia dias noche "
        "al vez veces si es necesario precisa besoin toutes les heures fois par jour matin "
        "midi soir le la coucher die ein eine einmal zweimal dreimal i v w/o semana semanas "
        "semaine semaines woche wochen un une deux trois dos tres catheter clearance crrt picc "
        "cvl ophthalmologic soln oncology hypertonic viscous irrig nebulized mini excel glass "
        "polyvalent vac vaccine virus regular recombinant mes mois monat stuck stk nehmen "
        "tomar prendre au de del du om noc nite ptch tr tropfen stk kg m2 breakfast "
        "antes despues comida comidas desayuno almuerzo manana tarde dolor fiebre nauseas por "
        "para todos lunes martes miercoles jueves viernes sabado domingo jede jeden zweite zweiten "
        "taglich vor nach dem essen fruh morgen abend schlafen schmerzen unruhe "
        "montag dienstag mittwoch donnerstag freitag samstag sonntag avant apres repas "
        "chaque deux jour douleur douleurs agitation nausees lundi mardi mercredi jeudi vendredi "
        "samedi dimanche dopo prima pasti mattina sera giorno volte ore ogni "
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays pain nausea vomiting sleep anxiety insomnia "
        "psychosis depression migraine onset metered extract allergenic refill refills "
        "qam qpm qn qday qw qwk nightly fortnightly fortnight quincenal semanal wochentlich "
        "hebdomadaire mensuel mensual biweekly bimonthly mo mos wk wks hourly hly thrice "
        "bisogno serve necessario necessaria se caso di alla settimana settimane giorni mattino "
        "ao deitar manha noite almoco jantar vez comprimido em "
        "vid ved behov till til natten morgon kvall kvallen dagligen varannan vecka veckor var "
        "hver dd an zo nodig indien elke iedere dag dagen uur weken voor nacht ochtend ochtends "
        "avond avonds slapen na noc rano wieczor wieczorem razy dziennie co dni godz razie "
        "potrzeby "
        "doraznie anxiete angoisse angoisses insomnie vomissements dolore ansia agitacion ansiedad "
        "insomnio dor agitacao ansiedade angst ubelkeit erbrechen schlafstorung schlafstorungen "
        "system injector autoinjector mucosal implant intrauterine pack kit misc porcine bovine "
        "caudal percutaneous schedule seasonal fois mois "
        "schlaflosigkeit erregung wo par tageszeit fruhstuck spat"
    )
)
LONG_ACTING = frozenset(_words("depot lp lai longacting extended er xr prolonged"))
"""Beside an injection of a drug that has depots they mean the depot."""
NEGATIONS_BEFORE = frozenset(
    _words(
        "no not never without avoid allergic allergy allergies intolerant intolerance denies "
        "non anti like pseudo declined declines refused refuses refusing serum plasma urine blood "
        "consider considering considered suggest suggested recommend recommended discuss discussed "
        "mother father wife husband brother sister daughter family was previously formerly "
        "kein keine keinen ohne nicht sin sans pas jamais nunca senza niente"
    )
)
NEGATIONS_AFTER = frozenset(
    _words(
        "allergy allergic allergies intolerance intolerant level levels test assay antibody "
        "antibodies battery batteries screen toxicity poisoning naive like analogue "
        "analog analogues antagonist antidote challenge interaction monitoring receptor "
        "receptors decarboxylase hydroxylase inhibitor inhibitors agonist agonists derivative "
        "derivatives synthase induced declined refused"
    )
)
NEGATIONS_NEXT = frozenset(_words("clinic clinics free programme withdrawal poisoned overdose"))
"""Right behind a name they say that the line is about something else (a methadone clinic)."""
ANOTHER_PRODUCT = frozenset(_words("plus comp compositum composite forte co duo"))
"""Right behind a name they make a product of its own of it, with a partner or another strength."""
MAKERS = frozenset(
    _words(
        "ratiopharm sandoz teva hexal stada stadapharm 1a pharma mylan viatris zentiva aristo "
        "heumann al abz ct neuraxpharm biogaran arrow eg cinfa normon kern accord aurobindo "
        "winthrop krka betapharm puren actavis"
    )
)
"""Makers of generics, written behind a name ("Metformin-ratiopharm")."""
EVERYDAY = frozenset(
    _words(
        "processing processes tremble trembles trembled trembling immigrant immigrants concerts "
        "concerto reconciled reconciles grandiose contrive contrived carbolic sublimate promethean "
        "parkinson parkinsons parkinsonism parkinsonian rebalanced sibelius sumatran isomerize "
        "dominants gigantes attentive attentif dormira dormirai prophete deplacer backofen "
        "cathie verladen compensar concertar impulso gigante reactiva"
    )
)
"""Words of everyday language one letter from a name; none of them is its misspelling."""
NO_SCHEDULE = (frozenset(FORMS) | frozenset(ROUTES) | SALTS | RELEASE) - frozenset(
    _words("weekly monthly daily 24hr 12hr 24h 12h")
)
"""Words that say nothing of how much or how often."""
EXPLAINED = (
    frozenset(FORMS)
    | frozenset(ROUTES)
    | SALTS
    | RELEASE
    | SAYS_NOTHING
    | NEGATIONS_BEFORE
    | NEGATIONS_AFTER
    | NEGATIONS_NEXT
    | EVERYDAY
    | MAKERS
)
"""Words that may stand beside a name without making it doubtful."""
