"""The names of things as a person reads them: kinds of paper, fields, states, verdicts, codes, roles, deeds.

English stands here, Chinese in `locale/zh_Hans`; a name that is not listed is shown as it is written in
the data.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pipeline.records import Message

Words = Mapping[str, str | Promise]

ROLE_NAMES: Words = {
    "clerk": _("clerk"),
    "reviewer": _("reviewer"),
    "administrator": _("administrator"),
    "auditor": _("auditor"),
}
ROLES_MAY: Words = {
    "clerk": _("looks at packets, corrects values, sets aside"),
    "reviewer": _("all that, and decides"),
    "administrator": _("keeps accounts, takes outputs, reads the log; sees no papers"),
    "auditor": _("reads the log and the counts; sees no papers"),
}
VERDICTS: Words = {
    "complete": _("complete"),
    "incomplete": _("papers missing or wrong"),
    "review": _("a person must look"),
}
REQUIREMENT_VERDICTS: Words = {
    "met": _("met"),
    "not_met": _("not met"),
    "cannot_tell": _("cannot tell"),
}
STATES: Words = {
    "received": _("received"),
    "unpacked": _("unpacked"),
    "read": _("read"),
    "judged": _("judged"),
    "waiting": _("waiting for a person"),
    "done": _("done"),
    "set_aside": pgettext_lazy("state", "set aside"),
    "linked": _("same file again"),
    "erased": _("erased"),
}
OUTCOMES: Words = {
    "complete": _("complete"),
    "incomplete": _("sent back"),
    "set_aside": pgettext_lazy("state", "set aside"),
    "reopened": _("taken back"),
    "met": _("met"),
    "not_met": _("not met"),
    "withdrawn": _("taken back"),
}
QUESTIONS: Words = {
    "no_other_insurance": _("Without any other basic medical insurance?"),
    "payment_gap": _("Were payments interrupted?"),
}
CODES: Words = {
    "missing": _("missing"),
    "wrong_person": _("someone else's paper"),
    "name_mismatch": _("names differ"),
    "id_number_mismatch": _("ID numbers differ"),
    "birth_date_mismatch": _("dates of birth differ"),
    "id_checksum": _("ID number fails its check digit"),
    "card_checksum": _("card number fails its check digit"),
    "expired": _("expired"),
    "not_yet_valid": _("not valid yet"),
    "pages_not_on_one_sheet": _("pages not on one sheet"),
    "faces_not_on_one_sheet": _("two sides not on one sheet"),
    "page_missing": _("a page is missing"),
    "too_few_copies": _("too few copies"),
    "bank_not_listed": _("bank not on the list"),
    "bank_unknown": _("bank not recognised"),
    "credit_card": _("credit card"),
    "not_beijing_household": _("not a Beijing household"),
    "excluded_household": _("household that is excluded"),
    "parent_not_proven": _("parenthood not shown"),
    "custody_not_to_spouse": _("custody not with the spouse"),
    "custody_unclear": _("custody unclear"),
    "wrong_issuer": _("wrong issuer"),
    "wrong_class": _("wrong class"),
    "child_not_listed": _("child not listed"),
    "handwritten_entry": _("handwritten entry"),
    "not_signed": _("not signed"),
    "unreadable": _("unreadable"),
    "low_confidence": _("read, but not surely"),
    "wrong_document": _("wrong paper"),
    "duplicate_document": _("same paper twice"),
    "category_unproven": _("category not shown"),
    "category_ambiguous": _("category not settled"),
    "gap_note_missing": _("note on the gap missing"),
    "outside_window": _("outside the enrolment window"),
    "already_insured_elsewhere": _("insured elsewhere"),
    "photo_format": _("photo: file format"),
    "photo_size": _("photo: width and height"),
    "photo_bytes_low": _("photo: file too small"),
    "photo_bytes_high": _("photo: file too large"),
    "photo_bytes_grey_zone": _("photo: file size at the limit"),
    "photo_not_colour": _("photo: not in colour"),
    "photo_background": _("photo: background"),
    "photo_contrast": _("photo: contrast of clothing"),
    "photo_no_face": _("photo: no face"),
    "photo_many_faces": _("photo: several faces"),
    "photo_not_frontal": _("photo: not frontal"),
    "photo_head_covered": _("photo: head covered"),
    "photo_eyes_closed": _("photo: eyes closed"),
    "photo_blurred": _("photo: blurred"),
    "photo_too_dark": _("photo: too dark"),
    "photo_too_bright": _("photo: too bright"),
    "photo_head_size": _("photo: size of the head"),
    "photo_head_position": _("photo: position of the head"),
    "photo_rotated": _("photo: turned"),
    "photo_recaptured": _("photo: taken from a print or screen"),
    "photo_duplicate": _("photo: same picture twice"),
    "photo_unreadable": _("photo: file cannot be opened"),
}
SIGNALS: Words = {
    "checksum": _("check digit right"),
    "checksum_failed": _("check digit wrong"),
    "luhn": _("card check right"),
    "luhn_failed": _("card check wrong"),
    "unknown_bin": _("bank prefix unknown"),
    "mrz": _("machine-readable lines agree"),
    "second_reader": _("second reader agrees"),
    "second_reader_differs": _("second reader differs"),
    "date_in_number": _("date agrees with the number"),
    "date_differs_from_number": _("date differs from the number"),
    "sex_in_number": _("sex agrees with the number"),
    "sex_differs_from_number": _("sex differs from the number"),
    "same_elsewhere": _("another paper agrees"),
    "differs_elsewhere": _("another paper differs"),
    "text_layer": _("from the PDF's own text"),
    "picture_differs": _("the picture differs from the PDF's text"),
    "known_word": _("a word that is expected here"),
    "known_issuer": _("issuer known"),
    "repaired": _("a misread character put right"),
    "recheck": _("look once more"),
    "cut_short": _("cut off at the edge"),
    "second_network": _("second network agrees"),
    "second_network_differs": _("second network differs"),
    "unusual_name": _("unusual name"),
    "twin_signs": _("signs that look alike (己已巳, 戊戌戍)"),
    "surname_restored": _("rare surname, read as a commoner sign"),
    "clear_signs": _("both networks see every sign clearly"),
    "respelled": _("signs changed to likelier ones of a name or place"),
    "script_restored": _("one traditional letter, page simplified"),
    "mixed_script": _("traditional and simplified letters in one name"),
    "kind_unsure": _("kind of paper not sure"),
    "future_date": _("lies in the future"),
    "several_dates": _("several dates"),
    "several_numbers": _("several numbers"),
    "row_unread": _("a row of the table could not be read"),
    "handwritten": _("handwritten"),
    "another_day": _("another day stands at the foot"),
    "not_at_the_foot": _("no signature or seal at this day"),
    "another_name": _("another name may be meant"),
    "another_number": _("another number may be meant"),
    "by_wording": _("taken from a sentence"),
    "by_place": _("label not read, told by its place"),
    "sex_of_the_other_parent": _("the number is that of the other sex"),
    "said_once": _("named only once, in a sentence"),
    "no_known_form": _("a number without a known form"),
    "old_form": _("an older form of the number"),
    "odd_year": _("the year in the number is odd"),
    "foreign_form": _("a foreign form"),
    "unknown_shape": _("an unknown form"),
    "unknown_area": _("area code unknown"),
    "unknown_province": _("province code unknown"),
    "future_birth": _("born in the future"),
    "odd_characters": _("odd characters"),
    "disputed_bin": _("bank prefix used by two banks"),
    "ink_measured": _("ink measured"),
    "label_read": _("label read"),
    "label_torn": _("label half read"),
    "land_line": _("a land line"),
    "ticked": _("ticked"),
    "rest_dropped": _("the rest of the print left out"),
    "sex_glued": _("glued to the sex"),
    "class_joined": _("joined with the class"),
    "same_for_both_parents": _("the same for both parents"),
    "several_years": _("several years"),
    "zones_differ": _("both machine-readable zones differ"),
    "halves_agree": _("both halves agree"),
    "halves_differ": _("both halves differ"),
    "name_and_code_agree": _("name and code agree"),
    "name_and_code_differ": _("name and code differ"),
    "check_number": _("number checked"),
    "check_number_failed": _("check of the number wrong"),
    "check_birth": _("birth date checked"),
    "check_birth_failed": _("check of the birth date wrong"),
    "check_expiry": _("expiry checked"),
    "check_expiry_failed": _("check of the expiry wrong"),
    "check_optional": _("further data checked"),
    "check_optional_failed": _("check of further data wrong"),
    "check_composite": _("whole zone checked"),
    "check_composite_failed": _("check of the whole zone wrong"),
    "bin": _("bank prefix known"),
    "passport": _("a passport number"),
    "permit": _("a permit number"),
    "person": _("given by a person"),
}
DEEDS: Words = {
    "sign_in": _("signed in"),
    "password_changed": _("changed the password"),
    "account_created": _("made an account"),
    "account_closed": _("closed an account"),
    "account_opened": _("opened an account again"),
    "account_password": _("gave a new password"),
    "account_roles": _("changed roles"),
    "image_viewed": _("looked at a page image"),
    "packet_opened": _("opened the packet"),
    "value_corrected": _("corrected a value"),
    "value_taken_back": _("took a correction back"),
    "kind_changed": _("named a paper"),
    "kind_taken_back": _("took the name of a paper back"),
    "facts_set": _("put facts on record"),
    "facts_taken_back": _("took facts on record back"),
    "taken": _("taken from the watched folder"),
    "unpacked": _("unpacked"),
    "read": _("read"),
    "judged": _("judged"),
    "decided": _("decided"),
    "set_aside": pgettext_lazy("deed", "set aside"),
    "erased": _("erased"),
    "output_taken": _("took an output"),
}


PROGRAMS = frozenset({"intake", "conveyor", "nightly", "program", "retention"})


def who(actor: str) -> str:
    """A person's account name, or "program" for a part of the service."""
    return gettext("program") if actor in PROGRAMS else actor


def say(words: Words, name: str | None) -> str:
    """The word for a name, in the language of the page; the name itself where no word is listed."""
    return "" if name is None else str(words.get(name, name))


def in_their_language(message: Message) -> str:
    """The half of a message that this reader understands."""
    return message.zh if (get_language() or "").startswith("zh") else message.en


def masked(number: str | None) -> str:
    """A number as it stands in lists: the last four only."""
    if not number:
        return ""
    return "…" + number[-4:] if len(number) > 4 else number
