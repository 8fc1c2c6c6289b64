"""The names of the papers and of what stands on them: kinds, fields, values that are printed as a word.

English stands here, Chinese in `locale/zh_Hans`; a paper that was added to the room since has its own title.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pipeline.review.words import Words

KINDS: Words = {
    "household_register_home": _("Household register, home page"),
    "household_register_person": _("Household register, person's page"),
    "household_register_changes": _("Household register, changes"),
    "resident_id_card": _("Resident ID card"),
    "bank_card": _("Bank card"),
    "birth_certificate": _("Birth certificate"),
    "work_residence_permit": _("Beijing work-residence permit"),
    "work_residence_confirmation": _("Work-residence confirmation sheet"),
    "foreign_permanent_resident_card": _("Foreign permanent resident card"),
    "hmt_residence_permit": _("Hong Kong, Macao or Taiwan residence permit"),
    "passport": _("Passport"),
    "marriage_certificate": _("Marriage certificate"),
    "divorce_certificate": _("Divorce certificate"),
    "divorce_agreement": _("Divorce agreement"),
    "court_ruling": _("Court ruling"),
    "adoption_certificate": _("Adoption certificate"),
    "social_security_card": _("Social-security card"),
    "postdoc_entry_letter": _("Postdoc entry letter"),
    "no_insurance_pledge": _("Pledge of no insurance"),
    "overseas_chinese_proof": _("Overseas Chinese proof"),
    "overseas_chinese_schooling_letter": _("Overseas Chinese schooling letter"),
    "employment_contract": _("Employment contract"),
    "talent_selection_proof": _("Talent programme proof"),
    "foreigner_work_permit": _("Foreigner's work permit"),
    "military_unit_certificate": _("Military unit certificate"),
    "enrolment_form": _("Enrolment form"),
    "id_photo": _("ID photo"),
    "student_certificate": _("Student certificate"),
    "aid_certificate": _("Medical-aid certificate"),
    "cover_sheet": _("Cover sheet"),
    "blank": _("Blank page"),
    "unknown": _("Not recognised"),
}
FIELDS: Words = {
    "name": _("Name"),
    "household_type": _("Household type"),
    "householder_name": _("Householder"),
    "household_number": _("Household number"),
    "address": _("Address"),
    "issue_date": _("Issued on"),
    "relation_to_householder": _("Relation to householder"),
    "former_name": _("Former name"),
    "sex": _("Sex"),
    "birth_place": _("Place of birth"),
    "ethnicity": _("Ethnicity"),
    "native_place": _("Native place"),
    "birth_date": _("Date of birth"),
    "id_number": _("ID number"),
    "education": _("Education"),
    "marital_status": _("Marital status"),
    "occupation": _("Occupation"),
    "workplace": _("Workplace"),
    "moved_to_city": _("Moved to this city"),
    "moved_to_address": _("Moved to this address"),
    "registration_date": _("Registered on"),
    "entries": _("Entries"),
    "authority": _("Issuing authority"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
    "valid_thru": _("Valid thru"),
    "card_number": _("Card number"),
    "bank": _("Bank"),
    "card_type": _("Card type"),
    "holder_name": _("Holder"),
    "child_name": _("Child's name"),
    "birth_time": _("Time of birth"),
    "institution": _("Institution"),
    "mother_name": _("Mother's name"),
    "mother_id_number": _("Mother's ID number"),
    "father_name": _("Father's name"),
    "father_id_number": _("Father's ID number"),
    "certificate_number": _("Certificate number"),
    "part": _("Part"),
    "employer": _("Employer"),
    "children": _("Children"),
    "print_date": _("Printed on"),
    "name_latin": _("Latin name"),
    "nationality": _("Nationality"),
    "region": _("Region"),
    "pass_number": _("Pass number"),
    "issue_count": _("Times issued"),
    "country": _("Country"),
    "passport_number": _("Passport number"),
    "surname": _("Surname"),
    "given_names": _("Given names"),
    "name_local": _("Name in own script"),
    "expiry_date": _("Expires on"),
    "mrz": _("Machine-readable lines"),
    "person1_name": _("First person"),
    "person1_id_number": _("First person's ID number"),
    "person2_name": _("Second person"),
    "person2_id_number": _("Second person's ID number"),
    "male_name": _("Man's name"),
    "female_name": _("Woman's name"),
    "child_names": _("Children's names"),
    "custody_to": _("Custody to"),
    "date": _("Date"),
    "court": _("Court"),
    "case_number": _("Case number"),
    "ruling_type": _("Kind of ruling"),
    "adopter_names": _("Adopters"),
    "adoptee_name": _("Adopted child"),
    "social_security_number": _("Social-security number"),
    "gap_years": _("Gap years"),
    "issuer": _("Issuer"),
    "researcher_name": _("Researcher"),
    "station": _("Station"),
    "guardian_name": _("Guardian"),
    "year": _("Year"),
    "signed": _("Signed"),
    "parent_names": _("Parents' names"),
    "employee_name": _("Employee"),
    "programme": _("Programme"),
    "permit_class": _("Permit class"),
    "permit_number": _("Permit number"),
    "soldier_name": _("Soldier"),
    "category": _("Category"),
    "school": _("School"),
    "class_name": _("Class"),
    "phone": _("Telephone"),
    "bank_account": _("Bank account"),
    "width": _("Width (pixels)"),
    "height": _("Height (pixels)"),
    "bytes": _("Size (bytes)"),
    "format": _("File format"),
    "study_mode": _("Mode of study"),
    "enrolment_date": _("Enrolled on"),
    "aid_type": _("Kind of aid"),
    "packet": _("Packet"),
}
PRINTED_VALUES: Words = {
    "M": _("male"),
    "F": _("female"),
    "debit": _("debit card"),
    "credit": _("credit card"),
    "long-term": _("long-term"),
    "judgment": _("judgment"),
    "mediation": _("mediation"),
}
FIELDS_WITH_PRINTED_VALUES = frozenset({"sex", "card_type", "valid_until", "ruling_type"})


def kind_word(kind: str) -> str:
    """The name of a kind of paper. One that was added to the room since carries its own title."""
    if kind in KINDS:
        return str(KINDS[kind])
    from extractors import discover

    if kind not in discover.names("extractors.papers"):
        return kind
    return str(getattr(discover.room("extractors.papers")[kind], "TITLE", kind))


def kinds() -> list[tuple[str, str]]:
    """Every kind of paper there is, with its name, in the order of the names."""
    from extractors import discover

    every = {*KINDS, *discover.names("extractors.papers")}
    return sorted(((kind, kind_word(kind)) for kind in every), key=lambda one: one[1])
