"""The addresses of the pages."""

from django.urls import path
from django.views.i18n import set_language

from pipeline.review import (
    accounts_page,
    bundle_page,
    deeds,
    district_page,
    entrance,
    health,
    images,
    log_page,
    notice_page,
    outputs,
    packet,
    photo_page,
    queue_page,
    set_aside,
    status_page,
)
from pipeline.review.static_files import static_file

urlpatterns = [
    path("", queue_page.queue, name="queue"),
    path("counts/", queue_page.queue_counts, name="queue_counts"),
    path("packet/<int:packet_id>/", packet.packet_page, name="packet"),
    path("packet/<int:packet_id>/keep/", packet.keep, name="packet_keep"),
    path("packet/<int:packet_id>/correct/", deeds.correct, name="correct"),
    path("packet/<int:packet_id>/paper/", deeds.name_paper, name="name_paper"),
    path("packet/<int:packet_id>/facts/", deeds.set_facts, name="set_facts"),
    path("packet/<int:packet_id>/requirement/", deeds.decide_requirement, name="decide_requirement"),
    path("packet/<int:packet_id>/decide/", deeds.decide_packet, name="decide_packet"),
    path("packet/<int:packet_id>/undo/", deeds.undo, name="undo"),
    path("packet/<int:packet_id>/reopen/", deeds.reopen, name="reopen"),
    path("packet/<int:packet_id>/let-go/", deeds.let_go, name="let_go"),
    path("packet/<int:packet_id>/next/", deeds.next_packet, name="next"),
    path("packet/<int:packet_id>/notice.<str:form>", notice_page.notice, name="notice"),
    path("outputs/notices.<str:form>", notice_page.every_notice, name="notices"),
    path("packet/<int:packet_id>/bundle.pdf", bundle_page.bundle, name="bundle"),
    path("outputs/district/", district_page.district_check, name="district_check"),
    path("outputs/district.xlsx", district_page.district_table, name="district_table"),
    path("image/<int:picture>/<int:turn>/<str:size>/", images.page_image, name="page_image"),
    path("photo/<int:picture>/", photo_page.photo, name="photo"),
    path("photo/<int:picture>/<str:which>.jpg", photo_page.photo_image, name="photo_image"),
    path("set-aside/", set_aside.set_aside, name="set_aside"),
    path("status/", status_page.status, name="status"),
    path("outputs/", outputs.outputs, name="outputs"),
    path("outputs/<str:name>.xlsx", outputs.take, name="output"),
    path("accounts/", accounts_page.accounts, name="accounts"),
    path("accounts/new/", accounts_page.new, name="account_new"),
    path("accounts/<int:user_id>/<str:deed>/", accounts_page.change, name="account_change"),
    path("log/", log_page.log, name="log"),
    path("sign-in/", entrance.SignIn.as_view(), name="sign_in"),
    path("sign-out/", entrance.SignOut.as_view(), name="sign_out"),
    path("password/", entrance.ChangePassword.as_view(), name="password"),
    path("language/", set_language, name="language"),
    path("health", health.health, name="health"),
    path("metrics", health.metrics, name="metrics"),
    path("static/<path:name>", static_file, name="static"),
]
handler403 = "pipeline.review.refusals.refused"
handler404 = "pipeline.review.refusals.not_found"
handler500 = "pipeline.review.refusals.broken"
