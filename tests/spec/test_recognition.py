"""What people write for a medicine, and what must never be taken for one of ours."""

import csv
import json
from collections import Counter

import pytest

from nmsdesk.cli.recognise import run
from nmsdesk.domain.recognition import Standing

OURS = {
    # text: drugs, in the order of the answer
    "HALDOL 5 mg tab PO BID": "haloperidol",
    "Haldol 5 MG Oral Tablet": "haloperidol",
    "haloperidol 5 MG/ML Injectable Solution [Haldol]": "haloperidol",
    "HALOPERIDOL (LIQUID)": "haloperidol",
    "haloperidol lactate inj": "haloperidol",
    "haldole 2mg": "haloperidol",
    "hal dec 100 mg": "haloperidol",
    "Serenace 1.5mg caps": "haloperidol",
    "halopéridol 5 mg": "haloperidol",
    "Sertraline 100MG": "sertraline",
    "sertralin 50": "sertraline",
    "Zoloft 50mg od": "sertraline",
    "Lustral": "sertraline",
    "traZODONE HCl": "trazodone",
    "TraMADOL (Ultram)": "tramadol",
    "OxycoDONE (Immediate Release)": "oxycodone",
    "Olanzapine (Disintegrating Tablet)": "olanzapine",
    "Zyprexa Zydis 10mg": "olanzapine",
    "OLANZapine 5 mg ODT": "olanzapine",
    "Quetiapine Fumarate": "quetiapine",
    "Seroquel XR 300": "quetiapine",
    "24 HR quetiapine 50 MG Extended Release Oral Tablet [Seroquel]": "quetiapine",
    "Risperdal M-Tab 1 mg": "risperidone",
    "risperidone 1mg/ml soln": "risperidone",
    "Abilify 10mg mane": "aripiprazole",
    "Clozaril 100 mg": "clozapine",
    "chlorpromazine hcl 25 mg/ml amp im stat": "chlorpromazine",
    "Thorazine": "chlorpromazine",
    "Largactil 100mg": "chlorpromazine",
    "Prochlorperazine": "prochlorperazine",
    "Compazine supp 25 mg PR": "prochlorperazine",
    "Stemetil 5mg tds": "prochlorperazine",
    "Metoclopramide": "metoclopramide",
    "Maxolon 10 mg": "metoclopramide",
    "Reglan": "metoclopramide",
    "Primperan": "metoclopramide",
    "Meperidine": "pethidine",
    "Demerol 50 mg": "pethidine",
    "Succinylcholine": "suxamethonium",
    "Propoxyphene Nap.-Apap (N-100)": "dextropropoxyphene",
    "Maalox/Diphenhydramine/Lidocaine": "diphenhydramine",
    "Oxycodone-Acetaminophen": "oxycodone",
    "Percocet 5/325": "oxycodone",
    "Fentanyl 50 mcg/hr patch q72h": "fentanyl",
    "Duragesic": "fentanyl",
    "Lithium carbonate 300 mg cap": "lithium",
    "Priadel 400": "lithium",
    "Ativan 1mg sl": "lorazepam",
    "Cogentin 2 mg": "benzatropine",
    "benztropine mesylate": "benzatropine",
    "Artane": "trihexyphenidyl",
    "benzhexol 5 mg": "trihexyphenidyl",
    "Akineton": "biperiden",
    "Zofran 4 mg ODT": "ondansetron",
    "Imitrex 50": "sumatriptan",
    "Zyvox 600 mg IV q12h": "linezolid",
    "methylene blue": "methylthioninium chloride",
    "St. John's wort": "hypericum",
    "Nardil 15 mg": "phenelzine",
    "Parnate": "tranylcypromine",
    "Eldepryl": "selegiline",
    "Azilect 1 mg": "rasagiline",
    "Requip 2mg": "ropinirole",
    "Mirapex": "pramipexole",
    "Symmetrel 100 mg": "amantadine",
    "Lioresal 10": "baclofen",
    "Dantrium": "dantrolene",
    "Periactin 4 mg": "cyproheptadine",
    "Effexor XR 75": "venlafaxine",
    "Cymbalta 60 mg": "duloxetine",
    "Prozac 20mg/5ml liquid": "fluoxetine",
    "fluoxetine hydrochloride 20 MG Oral Capsule": "fluoxetine",
    "Anafranil": "clomipramine",
    "Elavil 25": "amitriptyline",
    "amitriptylin 25 1-0-1-0": "amitriptyline",
    "Remeron SolTab 15 mg": "mirtazapine",
    "Lexapro 10": "escitalopram",
    "Cipralex": "escitalopram",
    "Celexa": "citalopram",
    "Paxil CR": "paroxetine",
    "Seroxat 20": "paroxetine",
    "haloperidal 5mg": "haloperidol",
    "risperidonne 2 mg": "risperidone",
    "olanzepine 10mg": "olanzapine",
    "quetiapin 100": "quetiapine",
    "methylene bleu": "methylthioninium chloride",
    "Orap 2 mg": "pimozide",
    "Carbidopa-Levodopa (25-100)": "carbidopa levodopa",
    "Carbidopa-Levodopa (10-100)": "carbidopa levodopa",
    "carbidopa 25 MG / levodopa 250 MG Oral Tablet": "carbidopa levodopa",
    "Sinemet 25-250": "carbidopa levodopa",
    "co-careldopa 25/100": "carbidopa levodopa",
    "Madopar 125": "levodopa benserazide",
    "Symbyax 6-25": "olanzapine fluoxetine",
    "olanzapine/fluoxetine 12/50": "olanzapine fluoxetine",
    "Perphenazine-Amitriptyline 2-25": "perphenazine amitriptyline",
    "Risperdal Consta 37.5 mg": "risperidone",
    "Invega Sustenna 156 mg IM monthly": "paliperidone",
    "Abilify Maintena 400 mg": "aripiprazole",
    "fluphenazine decanoate 25 mg/ml": "fluphenazine",
    "Modecate 25 mg": "fluphenazine",
    "zuclopenthixol decanoate 200 mg": "zuclopenthixol",
}
MULTIWORD = {"methylthioninium chloride"}

NEVER_OURS = (
    "metformin", "metformin 500 mg bid", "olopatadine", "quinapril 10 mg", "clonazepam 0.5 mg",
    "lamotrigine", "lamivudine", "chlorpropamide", "chlordiazepoxide", "hydroxyzine",
    "hydralazine", "Toradol 10 mg", "cetirizine 10 mg", "rimantadine", "ranitidine", "Zyrtec",
    "Celebrex 200", "Cerebyx", "Inderal 40 mg", "Stadol", "Restoril 15", "Aubagio", "Geritol",
    "Prilosec 20", "Proscar", "Effient", "Xanax 0.5", "Lantus 10 units", "Intuniv", "metolazone",
    "prednisone 20 mg", "Salagen", "zidovudine", "Colazal", "Oracea", "Hydrocodone-Acetaminophen",
    "Acetaminophen w/Codeine", "hydromorphone (Dilaudid)", "DOPamine", "DOBUTamine", "D5W", "NS",
    "Sodium Chloride 0.9%  Flush", "SW", "Iso-Osmotic Dextrose", "Heparin Flush (10 units/ml)",
    "Docusate Sodium (Liquid)", "Senna", "Insulin", "Potassium Chl 20 mEq / 1000 mL D5NS",
    "Multivitamins W/minerals", "Albumin 5% (12.5g / 250mL)", "folic acid 1 mg", "Vial", "Bag",
    "*NF* Ertapenem Sodium", "Vancomycin HCl", "Levothyroxine Sodium", "Furosemide", "Propofol",
    "Albuterol INH", "valproic acid", "ascorbic acid 500 mg", "amino acids 10%", "acid 500 mg",
    "haloprogin cream", "haloperidol level", "no haloperidol", "lithium battery", "Control",
    "allergic to haloperidol", "Return visit", "ice pack", "speed 5", "a glass of coke", "molly",
    "The patient went home", "foo bar baz", "", "5 mg", "bid", "tablet", "ropiridone 2 mg",
    "domperidol", "clonazapine", "dulopramine", "citapram", "Sominex", "Parkin", "Unisom",
    "Seroquel (olanzapine)", "hydroxyzine pamoate 25 mg", "x", "PO", "vitamin H", "Miniprin 81",
    "Sodium Sulamyd", "quinidine", "prazosin", "risedronate", "pravastatin", "cefazolin",
    "clomiphene", "clobetasol", "terazosin", "trimethoprim", "olmesartan", "ziprofen",
    "amiodarone", "amlodipine", "bisoprolol", "nortestosterone", "levocetirizine", "mirabegron",
)  # fmt: skip


@pytest.fixture(scope="module")
def formulary(knowledge):
    return knowledge.formulary


@pytest.mark.parametrize(("text", "drugs"), OURS.items(), ids=OURS)
def test_that_what_people_write_is_found(formulary, text, drugs):
    told = formulary.recognise(text)
    expected = [drugs] if drugs in MULTIWORD else drugs.split()
    assert sorted(one.drug for one in told.ingredients) == sorted(expected)
    assert (told.standing, told.offered) == (Standing.OURS, ())


@pytest.mark.parametrize("text", NEVER_OURS)
def test_that_nothing_else_is_taken_for_one_of_ours(formulary, text):
    told = formulary.recognise(text)
    assert told.ingredients == ()
    assert told.standing is not Standing.OURS


LOOK_ALIKES = (
    ("risperidone", "ropinirole"), ("olanzapine", "olopatadine"), ("quetiapine", "quinapril"),
    ("clozapine", "clonazepam"), ("chlorpromazine", "chlorpropamide"), ("tramadol", "trazodone"),
    ("fluoxetine", "duloxetine"), ("paroxetine", "fluvoxamine"), ("bupropion", "buspirone"),
    ("amantadine", "rimantadine"), ("metoclopramide", "metolazone"), ("sertraline", "cetirizine"),
    ("prochlorperazine", "chlorpromazine"), ("promethazine", "prednisone"),
    ("fentanyl", "sufentanil"),
    ("ziprasidone", "zidovudine"), ("linezolid", "lorazepam"), ("thioridazine", "Thorazine"),
    ("amfetamine", "dexamfetamine"), ("methylphenidate", "methadone"),
    ("imipramine", "clomipramine"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_that_no_misspelling_of_a_name_becomes_its_look_alike(formulary, one, other):
    """Every letter left out, doubled or swapped with its neighbour, of either."""
    for name, wrong in ((one, other), (other, one)):
        own = {found.drug for found in formulary.recognise(name).ingredients}
        never = {found.drug for found in formulary.recognise(wrong).ingredients} - own
        for place in range(len(name)):
            head, letter, tail = name[:place], name[place], name[place + 1 :]
            for typed in (
                head + tail,
                head + letter * 2 + tail,
                head + tail[:1] + letter + tail[1:],
            ):
                found = {each.drug for each in formulary.recognise(typed).ingredients}
                assert not found & never, typed


ANSWERS = [
    (
        "HALDOL 5 mg tab PO BID",
        {"strength": 5, "unit": "mg"},
        {"form": "tablet", "route": "oral", "dose": None, "frequency": {"times_per_day": 2}},
    ),
    (
        "haloperidol 5 MG/ML Injectable Solution",
        {"strength": 5, "unit": "mg/ml"},
        {"form": "injection", "route": None, "dose": None, "frequency": None},
    ),
    (
        "lorazepam 1 mg tab 1-2 tabs every 4-6 hours as needed, max 8 a day",
        {"strength": 1, "unit": "mg"},
        {
            "form": "tablet",
            "dose": {"low": 1, "high": 2},
            "frequency": {"as_needed": True, "max_per_day": 8},
        },
    ),
    (
        "haloperidol decanoate 100 mg IM q28d",
        {"strength": 100, "unit": "mg"},
        {"route": "depot", "dose": 100, "frequency": {"every_days": 28}},
    ),
    (
        "Fentanyl 50 mcg/hr patch q72h",
        {"strength": 50, "unit": "micrograms/h"},
        {"form": "patch", "route": "transdermal", "frequency": {"every_hours": 72}},
    ),
    (
        "haloperidol 0.5-1 mg po q6h prn",
        {"strength": None, "unit": None},
        {"route": "oral", "dose": {"low": 0.5, "high": 1}, "frequency": {"as_needed": True}},
    ),
    (
        "quetiapine 25 mg 1 in the morning and 2 at night",
        {"strength": 25, "unit": "mg"},
        {"dose": {"low": 1, "high": 2}, "frequency": {"times_per_day": 2}},
    ),
    (
        "Prozac 20mg/5ml liquid 5 ml od",
        {"strength": 4, "unit": "mg/ml"},
        {"form": "liquid", "dose": 5, "frequency": {"times_per_day": 1}},
    ),
    (
        "chlorpromazine 25 mg stat im",
        {"strength": 25, "unit": "mg"},
        {"route": "im", "dose": 25, "frequency": {"once": True}},
    ),
    ("haloperidol 2,5 mg 1-0-1", {"strength": 2.5, "unit": "mg"}, {"dose": 1}),
    ("1,000 mg lithium carbonate", {"strength": 1000, "unit": "mg"}, {"dose": None}),
]


@pytest.mark.parametrize(("text", "ingredient", "rest"), ANSWERS, ids=[one[0] for one in ANSWERS])
def test_that_a_line_is_answered_with_all_its_parts(formulary, text, ingredient, rest):
    answer = _answers(formulary, [text])[0]
    assert {key: answer["ingredients"][0][key] for key in ingredient} == ingredient
    assert {key: answer[key] for key in rest} == rest


def _answers(formulary, texts):
    written = []
    run((f"{text}\n" for text in texts), written.append, formulary)
    return [json.loads(line) for line in "".join(written).splitlines()]


def test_that_the_answer_has_the_public_keys_in_their_order(formulary):
    answer = _answers(formulary, ["HALDOL 5 mg tab PO BID"])[0]
    assert list(answer) == [
        "text", "ingredients", "form", "route", "dose", "frequency", "offered", "standing",
    ]  # fmt: skip
    assert answer["ingredients"] == [
        {"drug": "haloperidol", "classes": ["antipsychotic"], "strength": 5, "unit": "mg"}
    ]


def test_that_each_line_is_answered_before_the_next_is_read(formulary):
    seen = []

    def lines():
        yield "haldol\n"
        assert len(seen) == 1
        yield "\n"

    run(lines(), seen.append, formulary)
    assert len(seen) == 2


HOSPITAL_OURS = {
    "baclofen",
    "carbidopa",
    "levodopa",
    "citalopram",
    "diphenhydramine",
    "dolasetron",
    "fentanyl",
    "haloperidol",
    "isoniazid",
    "lorazepam",
    "pethidine",
    "methadone",
    "metoclopramide",
    "morphine",
    "olanzapine",
    "ondansetron",
    "oxycodone",
    "paroxetine",
    "prochlorperazine",
    "promethazine",
    "dextropropoxyphene",
    "quetiapine",
    "scopolamine",
    "sertraline",
    "suxamethonium",
    "thioridazine",
    "tramadol",
    "trazodone",
}
"""Seen by eye in the list of its 361 kinds of text: these and no other drug of ours is in it."""


@pytest.mark.realdata
def test_that_the_orders_of_a_hospital_are_ours_or_known(formulary, realdata):
    with (realdata / "hospital" / "PRESCRIPTIONS.csv").open(encoding="utf-8") as file:
        texts = [row["DRUG"] for row in csv.DictReader(file)]
    standing = Counter(formulary.recognise(text).standing for text in texts)
    assert standing[Standing.UNKNOWN] / len(texts) <= 0.01
    ours = {one.drug for text in texts for one in formulary.recognise(text).ingredients}
    assert ours == HOSPITAL_OURS


@pytest.mark.parametrize(
    "text",
    ["foobarine and metformin 500", "zzgrvine / paracetamol", "QX-114 or placebo", "placebo"],
)
def test_that_a_combination_with_a_part_nobody_knows_is_not_settled_by_the_rest(knowledge, text):
    assert knowledge.formulary.recognise(text).standing is Standing.UNKNOWN


def test_that_what_a_medicine_is_for_is_no_part_of_it(knowledge):
    text = "paracetamol 500 mg for headache and fever"
    assert knowledge.formulary.recognise(text).standing is Standing.NO_ROLE
