"""Where the record lies, and which version it is: as they are, in a demonstration too."""

from nmsdesk import __version__
from nmsdesk.services.first_look import record_path
from nmsdesk.ui.widgets.plain import label


def said(part):
    return " ".join(one.text() for one in part.findChildren(type(label())))


def test_that_a_demonstration_names_its_own_folder(demo_window):
    folder = record_path(demo_window.desk.paths, demo=True).parent
    assert folder.name == "demo"
    assert demo_window.frame.status._store.toolTip() == str(folder)
    demo_window.show_page("settings")
    assert str(folder) in said(demo_window.pages.page("settings"))


def test_that_a_real_record_names_the_folder_that_it_lies_in(window):
    assert window.frame.status._store.toolTip() == str(window.desk.paths.data)
    assert (window.desk.paths.data / "record.db").parent == record_path(
        window.desk.paths, demo=False
    ).parent


def test_that_about_names_the_version(window):
    window.menus.do("about")
    assert __version__ in said(window.panels.pane)
