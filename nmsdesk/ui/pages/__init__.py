"""The pages of the window, in the order of the rail; a page is one module and one line here."""

from nmsdesk.ui.place import Page, later

PAGES = (
    Page(
        "board",
        "Watch board",
        "board",
        later("nmsdesk.ui.pages.board", "BoardPage"),
        "B",
        about_patient=False,
        takes_letters=True,
    ),
    Page(
        "patients",
        "Patients",
        "patients",
        later("nmsdesk.ui.pages.patients", "PatientsPage"),
        "1",
        about_patient=False,
    ),
    Page(
        "medications",
        "Medications",
        "medications",
        later("nmsdesk.ui.pages.medications", "MedicationsPage"),
        "2",
    ),
    Page(
        "check",
        "Check",
        "check",
        later("nmsdesk.ui.pages.check", "CheckPage"),
        "3",
        takes_letters=True,
    ),
    Page("compare", "Compare", "compare", later("nmsdesk.ui.pages.compare", "ComparePage"), "4"),
    Page(
        "learn",
        "Learn",
        "learn",
        later("nmsdesk.ui.pages.learn", "LearnPage"),
        "5",
        about_patient=False,
        takes_letters=True,
    ),
    Page(
        "settings",
        "Settings",
        "settings",
        later("nmsdesk.ui.pages.settings", "SettingsPage"),
        "6",
        about_patient=False,
    ),
)
